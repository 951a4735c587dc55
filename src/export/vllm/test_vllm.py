import base64
import os

import pytest

os.environ["VLLM_USE_FUSED_MOE_GROUPED_TOPK"] = "@FUSED@"
os.environ["VLLM_BATCH_INVARIANT"] = "@INVARIANT@"

torch = pytest.importorskip("torch", reason="torch is not installed")
pytest.importorskip("vllm", reason="vLLM is not installed")
if not torch.cuda.is_available():
    pytest.skip("no CUDA device", allow_module_level=True)

LOGITS = "@LOGITS@"
BIAS = @BIAS@
EXPECTED_IDS = @IDS@
EXPECTED_WEIGHTS = "@WEIGHTS@"
# Equal experts on both sides of the cut, if no order is promised: any of them may be picked.
FREE = @FREE@
# Steps of the weights' type that an exponential, the sum of the picks, a quotient and a product may add up to.
WITHIN = @WITHIN@


def values(text):
    """A float32 row from its bytes, little end first, in base64."""
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32)


def find(*places):
    """A function at the first of its places: vLLM has moved it."""
    import importlib

    for place in places:
        module, name = place.rsplit(".", 1)
        try:
            return getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            continue
    pytest.skip(f"this vLLM has none of {', '.join(places)}")


def test_row():
    logits = values(LOGITS).to("cuda", torch.@DTYPE@)[None]
    hidden = torch.zeros(1, 16, device="cuda", dtype=logits.dtype)
    bias = None if BIAS is None else values(BIAS).to("cuda", torch.@BIAS_DTYPE@)
@CALL@
    ids = [int(e) for e in ids[0].cpu()]
    weights = dict(zip(ids, weights[0].float().cpu().tolist()))
    expected = dict(zip(EXPECTED_IDS, values(EXPECTED_WEIGHTS).tolist()))
    assert set(ids) - FREE == set(expected) - FREE, f"ids {sorted(ids)}, expected {sorted(expected)}"
    assert len(ids) == len(expected) and set(ids) <= set(expected) | FREE, f"ids {sorted(ids)}"
    for expert in set(ids) & set(expected):
        weight, right = weights[expert], expected[expert]
        if right != right:
            assert weight != weight, f"expert {expert}: weight {weight}, expected NaN"
        else:
            assert weight == right or abs(weight - right) <= WITHIN * abs(right), (
                f"expert {expert}: {weight}, expected {right}"
            )
