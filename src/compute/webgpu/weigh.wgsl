// Weights of the picked experts, as src/core/pipeline/weigh.ts.

// sizes.guard
const ADD = 1u;
const CLAMP = 2u;
const ONE_UNLESS_POSITIVE = 3u;
// sizes.division
const RECIPROCAL = 1u;
// sizes.scaleAt
const AFTER_DIVISION = 0u;
const FOLDED = 1u;
const BEFORE_DIVISION = 2u;

@compute @workgroup_size(64)
fn weigh(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  let gathered = p.row + sizes.gatheredAt;
  for (var j = p.me; j < sizes.topK; j += WIDTH) {
    rows[gathered + j] = round_to(sizes.roundGathered, rows[gathered + j]);
  }
  let sum = round_to(sizes.roundSum, lane_sum(p, gathered, sizes.topK, sizes.sumLanes));
  let isUniform = sizes.noUsableGroup == UNIFORM && work[p.lost] != 0u;
  if (isUniform) {
    answer_uniformly(p);
  } else {
    write_weights(p, guarded(sum));
  }
  if (p.me == 0u) {
    rows[p.row + sizes.uniformAt] = u32(isUniform);
    rows[p.row + sizes.weightSumAt] = select(sum, ONE, isUniform);
  }
  storageBarrier();
  if (sizes.order == BY_WEIGHT && !isUniform && p.me == 0u) { sort_by_weight(p); }
  if (sizes.isPadding != 0u) {
    storageBarrier();
    leave_out(p);
  }
}

// The sum made safe to divide by, rounded like the sum.
fn guarded(sum: u32) -> u32 {
  // NaN is not positive.
  if (sizes.guard == ONE_UNLESS_POSITIVE) { return select(ONE, sum, order_key(sum) > SIGN && !is_nan(sum)); }
  var divisor = sum;
  if (sizes.guard == ADD) { divisor = f32_add(sum, sizes.guardValue); }
  if (sizes.guard == CLAMP && order_key(sum) < order_key(sizes.guardValue)) { divisor = sizes.guardValue; }
  return round_to(sizes.roundSum, divisor);
}

fn write_weights(p: Place, divisor: u32) {
  let renormalizes = sizes.renormalizes != 0u;
  let isReciprocal = sizes.division == RECIPROCAL;
  let before = select(ONE, sizes.scale, sizes.scales != 0u && sizes.scaleAt == BEFORE_DIVISION);
  let folded = select(ONE, sizes.scale, sizes.scales != 0u && sizes.scaleAt == FOLDED);
  let after = select(ONE, sizes.scale, sizes.scales != 0u && sizes.scaleAt == AFTER_DIVISION);
  for (var j = p.me; j < sizes.topK; j += WIDTH) {
    // Multiplying by one changes nothing; so one chain of operations serves all orders of them.
    var w = f32_mul(rows[p.row + sizes.gatheredAt + j], before);
    var factor = folded;
    if (renormalizes) {
      let quotient = f32_div(select(w, folded, isReciprocal), divisor);
      if (isReciprocal) { factor = quotient; } else { w = quotient; }
    }
    if (isReciprocal) { w = f32_mul(w, factor); }
    if (renormalizes) { w = round_to(sizes.roundDivided, w); }
    // Where the factor comes first or is folded in, the normalised weight never stands alone: what it would be.
    let isAlone = sizes.scales == 0u || sizes.scaleAt == AFTER_DIVISION;
    if (isAlone) { rows[p.row + sizes.renormalizedAt + j] = w; }
    else { rows[p.row + sizes.renormalizedAt + j] = quotient(rows[p.row + sizes.gatheredAt + j], divisor); }
    w = f32_mul(w, after);
    if (sizes.hasFactors != 0u) { w = f32_mul(w, factors[rows[p.row + sizes.idsAt + j]]); }
    rows[p.row + sizes.weightsAt + j] = round_to(sizes.roundWeight, w);
  }
}

// A gathered score divided by the guarded sum, without the factor.
fn quotient(score: u32, divisor: u32) -> u32 {
  if (sizes.renormalizes == 0u) { return score; }
  if (sizes.division == RECIPROCAL) { return f32_mul(score, f32_div(ONE, divisor)); }
  return f32_div(score, divisor);
}

// Slots by weight, largest first, ties to the earlier slot: an insertion sort by one lane, k is small.
fn sort_by_weight(p: Place) {
  let weights = p.row + sizes.weightsAt;
  for (var i = 1u; i < sizes.topK; i++) {
    for (var j = i; j > 0u && order_key(rows[weights + j]) > order_key(rows[weights + j - 1u]); j--) {
      swap(weights + j);
      swap(p.row + sizes.idsAt + j);
      swap(p.row + sizes.gatheredAt + j);
      swap(p.row + sizes.renormalizedAt + j);
    }
  }
}

fn swap(at: u32) {
  let kept = rows[at];
  rows[at] = rows[at - 1u];
  rows[at - 1u] = kept;
}

// A row that is skipped: no expert, no weight.
fn leave_out(p: Place) {
  for (var j = p.me; j < sizes.topK; j += WIDTH) {
    rows[p.row + sizes.idsAt + j] = NO_EXPERT;
    rows[p.row + sizes.weightsAt + j] = 0u;
    rows[p.row + sizes.gatheredAt + j] = 0u;
    rows[p.row + sizes.renormalizedAt + j] = 0u;
  }
  if (p.me == 0u) {
    rows[p.row + sizes.weightSumAt] = 0u;
    rows[p.row + sizes.uniformAt] = 0u;
  }
}

// Where no group is usable: ids 0 ... k - 1 with weight 1/k, and experts in no order.
fn answer_uniformly(p: Place) {
  for (var e = p.me; e < sizes.experts; e += WIDTH) { rows[p.row + sizes.expertOrderAt + e] = e; }
  for (var j = p.me; j < sizes.topK; j += WIDTH) {
    rows[p.row + sizes.idsAt + j] = j;
    rows[p.row + sizes.gatheredAt + j] = sizes.uniformWeight;
    rows[p.row + sizes.renormalizedAt + j] = sizes.uniformWeight;
    rows[p.row + sizes.weightsAt + j] = sizes.uniformWeight;
  }
}
