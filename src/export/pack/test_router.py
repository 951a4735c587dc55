import base64
import importlib
import os

import pytest

torch = pytest.importorskip("torch")

CASES = @CASES@
DTYPE = torch.@DTYPE@
# Steps of the weights' type that an exponential, the sum of the picks, a quotient and a product may add up to.
STEP = @STEP@


def values(text):
    """A float32 row from its bytes, little end first, in base64."""
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32) if text else torch.zeros(0)


def load():
    """The callable that ROUTER=module:function names."""
    name = os.environ.get("ROUTER")
    if not name:
        pytest.skip("set ROUTER=module:function, a callable (logits, bias, **parameters) -> (weights, ids)")
    module, function = name.split(":")
    return getattr(importlib.import_module(module), function)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_router(case):
    logits = values(case["logits"]).to(DTYPE)[None]
    bias = None if case["bias"] is None else values(case["bias"])
    weights, ids = load()(logits, bias, **case["params"])
    ids = [int(e) for e in ids[0]]
    weights = dict(zip(ids, (float(w) for w in weights[0])))
    expected = dict(zip(case["ids"], values(case["weights"]).tolist()))
    free = set(case["free"])
    # The order of the slots is not compared. Of equal experts any may be picked if no order is promised.
    assert len(set(ids)) == len(ids) == len(expected), f"ids {ids}"
    assert set(ids) - free == set(expected) - free, f"ids {sorted(ids)}, expected {sorted(expected)}"
    assert set(ids) <= set(expected) | free, f"ids {sorted(ids)}, expected {sorted(expected)}"
    shared = [w for e, w in expected.items() if e in free]
    for expert, weight in weights.items():
        right = expected[expert] if expert in expected else shared[0]
        if right != right:
            assert weight != weight, f"expert {expert}: weight {weight}, expected NaN"
            continue
        within = (len(ids) + 16) * STEP * abs(right)
        assert weight == right or abs(weight - right) <= within, f"expert {expert}: {weight}, expected {right}"
