/**
 * Routing facts of released models: values of their public configuration files, read into one table.
 * A value here is part of every link that names its row, so rows are only ever added: a corrected row gets a new id.
 *
 * Columns: id | name | E | groups | groups kept | k | score | renormalise | routed scale | shared experts |
 * correction bias | scale applied outside of the router in vLLM | confidence | fields that were not verified.
 * A model without groups is one group, which routes the same.
 */
export const MODEL_TABLE = `
deepseek-moe-16b | DeepSeek-MoE-16B | 64 | 1 | 1 | 6 | softmax | 0 | 1 | 2 | 0 | 1 | fromMemory | renormalize
deepseek-v2 | DeepSeek-V2 | 160 | 8 | 3 | 6 | softmax | 0 | 16 | 2 | 0 | 1 | verified |
deepseek-v2-5 | DeepSeek-V2.5 | 160 | 8 | 3 | 6 | softmax | 0 | 16 | 2 | 0 | 1 | implied | all
deepseek-v2-lite | DeepSeek-V2-Lite | 64 | 1 | 1 | 6 | softmax | 0 | 1 | 2 | 0 | 1 | verified |
deepseek-v3 | DeepSeek-V3 | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
deepseek-r1 | DeepSeek-R1 | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
deepseek-v3-1 | DeepSeek-V3.1 | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
deepseek-v3-2 | DeepSeek-V3.2 | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
kimi-k2 | Kimi-K2-Instruct | 384 | 1 | 1 | 8 | sigmoid | 1 | 2.827 | 1 | 1 | 1 | verified |
kimi-k2-5 | Kimi-K2.5 | 384 | 1 | 1 | 8 | sigmoid | 1 | 2.827 | 1 | 1 | 1 | verified |
kimi-k3 | Kimi-K3 | 896 | 1 | 1 | 16 | sigmoid | 1 | 1 | 2 | 1 | 0 | verified |
kimi-linear-48b-a3b | Kimi-Linear-48B-A3B | 256 | 1 | 1 | 8 | sigmoid | 1 | 2.446 | 1 | 1 | 0 | verified | routedScalingFactor topkGroup
moonlight-16b-a3b | Moonlight-16B-A3B | 64 | 1 | 1 | 6 | sigmoid | 1 | 2.446 | 2 | 1 | 1 | implied |
glm-4-5 | GLM-4.5 | 160 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
glm-4-5-air | GLM-4.5-Air | 128 | 1 | 1 | 8 | sigmoid | 1 | 1 | 1 | 1 | 1 | verified |
glm-4-6 | GLM-4.6 | 160 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | fromMemory | all
glm-4-7 | GLM-4.7 | 160 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified | numExpertGroup topkGroup renormalize
glm-4-7-flash | GLM-4.7-Flash | 64 | 1 | 1 | 4 | sigmoid | 1 | 1.8 | 1 | 1 | 1 | verified | numExpertGroup topkGroup renormalize
glm-5 | GLM-5 | 256 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
glm-5-2 | GLM-5.2 | 256 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
qwen1-5-moe-a2-7b | Qwen1.5-MoE-A2.7B | 60 | 1 | 1 | 4 | softmax | 0 | 1 | 1 | 0 | 0 | verified |
qwen2-57b-a14b | Qwen2-57B-A14B | 64 | 1 | 1 | 8 | softmax | 0 | 1 | 1 | 0 | 0 | verified |
qwen3-30b-a3b | Qwen3-30B-A3B | 128 | 1 | 1 | 8 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
qwen3-235b-a22b | Qwen3-235B-A22B | 128 | 1 | 1 | 8 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
qwen3-coder-480b-a35b | Qwen3-Coder-480B-A35B | 160 | 1 | 1 | 8 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
qwen3-next-80b-a3b | Qwen3-Next-80B-A3B | 512 | 1 | 1 | 10 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
qwen3-5-35b-a3b | Qwen3.5-35B-A3B | 256 | 1 | 1 | 8 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
qwen3-5-122b-a10b | Qwen3.5-122B-A10B | 256 | 1 | 1 | 8 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
qwen3-5-397b-a17b | Qwen3.5-397B-A17B | 512 | 1 | 1 | 10 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
qwen3-6-35b-a3b | Qwen3.6-35B-A3B | 256 | 1 | 1 | 8 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
mixtral-8x7b | Mixtral-8x7B-v0.1 | 8 | 1 | 1 | 2 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
mixtral-8x22b | Mixtral-8x22B-v0.1 | 8 | 1 | 1 | 2 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
mistral-large-3-675b | Mistral-Large-3-675B | 128 | 1 | 1 | 4 | softmax | 1 | 1 | 1 | 0 | 1 | fromMemory | globalNumExperts topK numFusedSharedExperts numExpertGroup topkGroup routedScalingFactor
mistral-small-4 | Mistral-Small-4 | 128 | 1 | 1 | 4 | softmax | 1 | 1 | 1 | 0 | 1 | implied |
dbrx | DBRX | 16 | 1 | 1 | 4 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
grok-1 | Grok-1 | 8 | 1 | 1 | 2 | softmax | 0 | 1 | 0 | 0 | 0 | verified |
minimax-text-01 | MiniMax-Text-01 | 32 | 1 | 1 | 2 | softmax | 1 | 1 | 0 | 0 | 0 | implied | all
minimax-m1-80k | MiniMax-M1-80k | 32 | 1 | 1 | 2 | softmax | 1 | 1 | 0 | 0 | 0 | verified |
minimax-m2 | MiniMax-M2 / M2.5 / M2.7 | 256 | 1 | 1 | 8 | sigmoid | 1 | 1 | 0 | 1 | 0 | verified |
minimax-m3 | MiniMax-M3 | 128 | 1 | 1 | 4 | sigmoid | 1 | 2 | 1 | 1 | 0 | verified |
mimo-v2-flash | MiMo-V2-Flash | 256 | 1 | 1 | 8 | sigmoid | 1 | 1 | 0 | 1 | 0 | verified |
nemotron-3-nano-30b-a3b | Nemotron-3-Nano-30B-A3B | 128 | 1 | 1 | 6 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | verified |
nemotron-3-super-120b-a12b | Nemotron-3-Super-120B-A12B | 512 | 1 | 1 | 22 | sigmoid | 1 | 5 | 1 | 1 | 1 | verified |
nemotron-3-ultra-550b-a55b | Nemotron-3-Ultra-550B-A55B | 512 | 1 | 1 | 22 | sigmoid | 1 | 5 | 1 | 1 | 1 | verified |
step-3 | Step-3 | 48 | 1 | 1 | 3 | softmax | 0 | 1 | 1 | 0 | 0 | implied | renormalize
step-3-5-flash | Step-3.5-Flash | 288 | 1 | 1 | 8 | sigmoid | 1 | 3 | 1 | 1 | 0 | implied | topK routedScalingFactor renormalize
step-3-7-flash | Step-3.7-Flash | 288 | 1 | 1 | 8 | sigmoid | 1 | 3 | 1 | 1 | 0 | verified |
ernie-4-5-21b-a3b | ERNIE-4.5-21B-A3B | 64 | 1 | 1 | 6 | softmax | 1 | 1 | 2 | 1 | 0 | implied |
ernie-4-5-300b-a47b | ERNIE-4.5-300B-A47B | 64 | 1 | 1 | 8 | softmax | 1 | 1 | 0 | 1 | 0 | fromMemory | globalNumExperts numFusedSharedExperts topK
hunyuan-a13b | Hunyuan-A13B | 64 | 1 | 1 | 8 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
hunyuan-large | Hunyuan-Large | 16 | 1 | 1 | 1 | softmax | 1 | 1 | 1 | 0 | 0 | fromMemory | all
hy3 | Hy3 | 192 | 1 | 1 | 8 | sigmoid | 1 | 2.826 | 1 | 1 | 0 | implied |
dots-llm1 | dots.llm1 | 128 | 1 | 1 | 6 | sigmoid | 1 | 2.5 | 2 | 1 | 1 | verified |
ling-lite | Ling-lite | 64 | 1 | 1 | 6 | softmax | 1 | 1 | 2 | 0 | 0 | verified |
ling-plus | Ling-plus | 64 | 1 | 1 | 4 | softmax | 1 | 1 | 1 | 0 | 0 | verified |
ling-mini-2-0 | Ling-mini-2.0 | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | implied |
ling-flash-2-0 | Ling-flash-2.0 / Ring-flash-2.0 | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | fromMemory | routedScalingFactor renormalize
ling-1t | Ling-1T / Ring-1T | 256 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | verified |
olmoe-1b-7b | OLMoE-1B-7B | 64 | 1 | 1 | 8 | softmax | 0 | 1 | 0 | 0 | 0 | verified |
flexolmo-7x7b | FlexOlmo-7x7B | 7 | 1 | 1 | 5 | softmax | 0 | 1 | 0 | 0 | 0 | implied |
jamba-v0-1 | Jamba-v0.1 | 16 | 1 | 1 | 2 | softmax | 0 | 1 | 0 | 0 | 0 | implied |
snowflake-arctic | Snowflake Arctic | 128 | 1 | 1 | 2 | softmax | 1 | 1 | 0 | 0 | 0 | fromMemory | globalNumExperts topK
lfm2-8b-a1b | LFM2-8B-A1B | 32 | 1 | 1 | 4 | sigmoid | 1 | 1 | 0 | 1 | 0 | implied |
trinity-nano | Trinity-Nano | 128 | 1 | 1 | 8 | sigmoid | 1 | 2.826 | 1 | 1 | 0 | verified |
trinity-mini | Trinity-Mini | 128 | 1 | 1 | 8 | sigmoid | 1 | 2.826 | 1 | 1 | 0 | fromMemory | globalNumExperts topK routedScalingFactor numFusedSharedExperts
trinity-large | Trinity-Large | 256 | 1 | 1 | 4 | sigmoid | 1 | 2.448 | 1 | 1 | 0 | fromMemory | globalNumExperts topK routedScalingFactor
solar-open-100b | Solar-Open-100B | 128 | 1 | 1 | 8 | sigmoid | 1 | 1 | 1 | 1 | 0 | implied |
k-exaone-236b-a23b | K-EXAONE-236B-A23B | 128 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | implied |
ax-k1 | A.X-K1 | 192 | 8 | 4 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 1 | implied |
ax-k2 | A.X-K2 | 128 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | implied | all
sarvam-30b | Sarvam-30B | 128 | 1 | 1 | 6 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | implied | numExpertGroup
sarvam-105b | Sarvam-105B | 128 | 1 | 1 | 8 | sigmoid | 1 | 2.5 | 1 | 1 | 0 | implied | numExpertGroup
laguna | Laguna | 256 | 1 | 1 | 8 | sigmoid | 1 | 1 | 1 | 1 | 1 | implied | routedScalingFactor
`;
