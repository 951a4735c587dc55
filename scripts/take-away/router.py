"""The grouped router in a few torch calls, and the mistakes that a conformance pack must find (MUTANT=name)."""

import os

import torch

MUTANT = os.environ.get("MUTANT", "")
MUTANTS = [
    "bias in weights",
    "no bias",
    "scale twice",
    "scale never",
    "no renormalise",
    "mask 0.0",
    "max for top-2",
    "softmax for sigmoid",
    "last of equals",
    "groups by position",
    "logits as weights",
    "groups without bias",
    "one expert early",
    "NaN as zero",
]


def best(values, count):
    """Positions of the largest values, equal ones by position."""
    if MUTANT == "last of equals":
        order = torch.sort(values.flip(-1), dim=-1, descending=True, stable=True).indices
        return (values.shape[-1] - 1 - order)[..., :count]
    return torch.sort(values, dim=-1, descending=True, stable=True).indices[..., :count]


def router(
    logits, bias, *, top_k, num_expert_group, topk_group, renormalize, scoring_func, routed_scaling_factor
):
    if MUTANT == "NaN as zero":
        logits = logits.nan_to_num()
    if scoring_func == "softmax" or MUTANT == "softmax for sigmoid":
        scores = logits.softmax(-1)
    else:
        scores = logits.sigmoid()
    biased = scores if bias is None or MUTANT == "no bias" else scores + bias
    if MUTANT == "groups by position":
        rows = biased.view(-1, num_expert_group).t()
    else:
        rows = (scores if MUTANT == "groups without bias" else biased).view(num_expert_group, -1)
    if bias is None or MUTANT == "max for top-2":
        groups = rows.amax(-1)
    else:
        groups = torch.gather(rows, -1, best(rows, 2)).sum(-1)
    kept = torch.zeros(num_expert_group, dtype=torch.bool)
    kept[best(groups, topk_group)] = True
    size = logits.shape[-1] // num_expert_group
    of_expert = kept.repeat(size) if MUTANT == "groups by position" else kept.repeat_interleave(size)
    masked = biased.masked_fill(~of_expert, 0.0 if MUTANT == "mask 0.0" else float("-inf"))
    ids = best(masked, top_k)
    if MUTANT == "one expert early":
        ids = best(masked, top_k + 1)[..., 1:] if masked.shape[-1] > top_k else ids
    source = {"bias in weights": biased, "logits as weights": logits}.get(
        MUTANT, scores if bias is not None else masked
    )
    weights = torch.gather(source, -1, ids)
    if renormalize and MUTANT != "no renormalise":
        weights = weights / weights.sum(-1, keepdim=True)
    if MUTANT != "scale never":
        weights = weights * routed_scaling_factor
    if MUTANT == "scale twice":
        weights = weights * routed_scaling_factor
    return weights.float(), ids.int()
