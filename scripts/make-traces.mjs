// Writes public/traces from the recorded router data of the small model: one compact file per text.
// Usage: node scripts/make-traces.mjs FOLDER, where FOLDER holds traces.safetensors and bias.f32.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('name the folder that holds traces.safetensors and bias.f32');
const out = 'public/traces';
mkdirSync(out, { recursive: true });

const file = readFileSync(join(folder, 'traces.safetensors'));
const headerLength = Number(file.readBigUInt64LE(0));
const header = JSON.parse(file.subarray(8, 8 + headerLength).toString());
/** @param {string} name */
const tensor = (name) => {
  const [start, end] = header[name].data_offsets;
  return file.subarray(8 + headerLength + start, 8 + headerLength + end);
};

/** @type {{ name: string, label: string, bytes: string[] }[]} */
const samples = JSON.parse(header.__metadata__.samples);
/** @param {string | Buffer} content */
const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 12);
/** @param {string[]} tokens */
const tokensFile = (tokens) => `${JSON.stringify({ tokens })}\n`;
const texts = samples.map(({ name, label, bytes }) => {
  const logits = tensor(`${name}.router_logits`);
  const topkIds = tensor(`${name}.topk_ids`);
  const ids = new Int32Array(
    topkIds.buffer.slice(topkIds.byteOffset, topkIds.byteOffset + topkIds.byteLength),
  );
  // Float32 logits [4, T, 64], then the recorded ids as bytes [4, T, 8].
  const data = Buffer.concat([logits, Buffer.from(Uint8Array.from(ids))]);
  writeFileSync(join(out, `${name}.bin`), data);
  return { name, label, hash: hashOf(data), tokensHash: hashOf(tokensFile(bytes)), tokens: bytes };
});

const bias = readFileSync(join(folder, 'bias.f32')).toString('base64');
const index = `${JSON.stringify({ layers: 4, experts: 64, topK: 8, bias, texts: texts.map(({ tokens, ...rest }) => ({ ...rest, tokens: tokens.length })) })}\n`;
writeFileSync(join(out, 'index.json'), index);
for (const { name, tokens } of texts) writeFileSync(join(out, `${name}.json`), tokensFile(tokens));
console.log(
  `${texts.length} texts written to ${out}; INDEX_HASH in src/sources/trace-files.ts is now ${hashOf(index)}`,
);
