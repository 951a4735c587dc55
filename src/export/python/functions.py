def f32(x):
    """A Python float rounded once to float32."""
    return ctypes.c_float(x).value


def row(values):
    """A float32 row of Python floats, each rounded once."""
    return torch.tensor(values, dtype=torch.float64).float()


def bf16(x):
    """Rounds to bfloat16, to nearest even; the result is kept as float32."""
    return x.to(torch.bfloat16).float()


def f16(x):
    """Rounds to float16, to nearest even; the result is kept as float32."""
    return x.to(torch.float16).float()


def to_odd(x):
    """A float64 row as float32, cut off, with the last bit set if digits are lost: a half type then rounds it once."""
    near = x.float()
    bits = near.view(torch.int32)
    lost = torch.isfinite(x) & (near.double() != x)
    bits = torch.where(lost & (near.double().abs() > x.abs()), bits - 1, bits)
    return torch.where(lost, bits | 1, bits).view(torch.float32)


def round_once(high, low):
    """The float32 nearest to high + low, where high is their sum in float64."""
    near = f32(high)
    other = high + (high - near)
    if low == 0 or near == high or f32(other) != other:
        return near
    return other if (low > 0) == (other > near) else near


def less_one(r):
    """e ** r - 1 for |r| <= ln(2) / 2: a fixed series in float64."""
    p = 1 / math.factorial(13)
    for k in range(12, 0, -1):
        p = p * r + 1 / math.factorial(k)
    return p * r


def exp64(x):
    """e ** x for |x| <= 104: float64 operations in a fixed order, the same bits on every machine."""
    n = math.floor(x * 1.4426950408889634 + 0.5)
    r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10
    return (1 + less_one(r)) * 2.0**n


def exp32(values):
    """e ** x for a float32 row, each rounded once to float32."""

    def one(x):
        if math.isnan(x):
            return x
        if x > 88.8:
            return math.inf
        return 0.0 if x < -104 else exp64(x)

    return row([one(x) for x in values.tolist()])


def exp2_32(values):
    """2 ** x for a float32 row, each rounded once to float32."""

    def one(x):
        if math.isnan(x):
            return x
        if x >= 128:
            return math.inf
        if x < -150:
            return 0.0
        n = math.floor(x + 0.5)
        power = 2.0**n
        small = less_one((x - n) * 0.6931471805599453)
        total = 1 + small
        return round_once(total * power, (small - (total - 1)) * power)

    return row([one(x) for x in values.tolist()])


def tanh32(values):
    """tanh(x) for a float32 row, each rounded once to float32."""

    def one(x):
        size = abs(x)
        if math.isnan(x):
            return x
        if not size < 20:
            return math.copysign(1.0, x)
        if size < 1 / 16:
            q = x * x
            series = 2 / 15 + q * (-17 / 315 + q * (62 / 2835 + (q * -1382) / 155925))
            return x * (1 + q * (-1 / 3 + q * series))
        power = exp64(2 * size)
        return math.copysign((power - 1) / (power + 1), x)

    return row([one(x) for x in values.tolist()])


def log_near_1(f):
    """log(1 + f) for 1 + f between the root of 1/2 and the root of 2."""
    y = f / (2 + f)
    q = y * y
    total = 0.0
    for k in range(27, 0, -2):
        total = total * q + 1 / k
    return 2 * y * total


def log1p_one(u):
    """log(1 + u) of a float32 u >= 0, rounded once to float32."""
    if not u < math.inf:
        return u
    if u < 2**-8:
        series = 0.0
        for k in range(9, 1, -1):
            series = 1 / k - u * series
        rest = -u * u * series
        total = u + rest
        return round_once(total, rest - (total - u))
    n, m = 0, 1 + u
    while m > 1.4142135623730951:
        n, m = n + 1, m / 2
    return f32(n * 0.6931471805599453 + log_near_1(u if n == 0 else m - 1))


def log_one(y):
    """log(y) of a float32 y that is 0 or at least 1, rounded once to float32."""
    if y == 0:
        return -math.inf
    if y <= 2**24:
        return log1p_one(y - 1)
    if not y < math.inf:
        return y
    n, m = 0, y
    while m > 1.4142135623730951:
        n, m = n + 1, m / 2
    high = n * 0.6931471803691238
    low = n * 1.9082149292705877e-10 + log_near_1(m - 1)
    total = high + low
    return round_once(total, low - (total - high))


def lane_sum(values, lanes):
    """A float32 sum in the order of a GPU's lanes: each adds its own values, then the lanes are folded in halves."""
    partial = torch.zeros(lanes)
    for chunk in values.split(lanes):
        partial[: len(chunk)] = partial[: len(chunk)] + chunk
    while lanes > 1:
        lanes //= 2
        partial = partial[:lanes] + partial[lanes : 2 * lanes]
    return partial[0]


def softmax32(values, lanes):
    """softmax of a float32 row: every step in float32, the sum in the order of the lanes."""
    powers = exp32(values - values.max())
    return powers / lane_sum(powers, lanes)


def log_sum_exp(values, lanes):
    """log(sum of e ** x) of a float32 row, every step in float32."""
    most = values.max()
    shift = torch.zeros(()) if torch.isinf(most) else most
    return row([log_one(float(lane_sum(exp32(values - shift), lanes)))])[0] + shift


def best_first(values):
    """Positions from the largest value down: equal values by position, NaN above every number."""
    return torch.sort(values, descending=True, stable=True).indices


def best_first_nan_last(values):
    """Positions from the largest value down: equal values by position, NaN below every number."""
    order = torch.sort(values.isnan().int(), stable=True).indices
    known = torch.where(values.isnan(), torch.full_like(values, -math.inf), values)[order]
    return order[torch.sort(known, descending=True, stable=True).indices]


def same(a, b):
    """Equal in the order of the choice: NaN equals NaN."""
    return bool(a == b) or bool(a.isnan() and b.isnan())


def by_weight(weights):
    """Positions by weight, largest first; equal weights, and NaN beside anything, stay in their order."""

    def compare(i, j):
        difference = float(weights[j]) - float(weights[i])
        return 0 if math.isnan(difference) else (difference > 0) - (difference < 0)

    return sorted(range(len(weights)), key=functools.cmp_to_key(compare))
