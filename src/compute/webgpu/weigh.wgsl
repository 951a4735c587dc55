// Weights of the picked experts, as src/core/pipeline/weigh.ts.

// uniforms.guard
const ADD = 1u;
const CLAMP = 2u;
const ONE_UNLESS_POSITIVE = 3u;
// uniforms.division
const RECIPROCAL = 1u;
// uniforms.scaleAt
const AFTER_DIVISION = 0u;
const FOLDED = 1u;
const BEFORE_DIVISION = 2u;

@compute @workgroup_size(64)
fn weigh(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  let gathered = p.row + uniforms.gatheredAt;
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    rows[gathered + j] = round_to(uniforms.roundGathered, rows[gathered + j]);
  }
  let sum = round_to(uniforms.roundSum, lane_sum(p, gathered, uniforms.topK, uniforms.sumLanes));
  let isUniform = uniforms.noUsableGroup == UNIFORM && work[p.lost] != 0u;
  if (isUniform) {
    answer_uniformly(p);
  } else {
    write_weights(p, guarded(sum));
  }
  if (p.me == 0u) {
    rows[p.row + uniforms.uniformAt] = u32(isUniform);
    rows[p.row + uniforms.weightSumAt] = select(sum, ONE, isUniform);
  }
  storageBarrier();
  if (uniforms.order == BY_WEIGHT && !isUniform && p.me == 0u) { sort_by_weight(p); }
  if (uniforms.isPadding != 0u) {
    storageBarrier();
    leave_out(p);
  }
}

// The sum made safe to divide by, rounded like the sum.
fn guarded(sum: u32) -> u32 {
  // NaN is not positive.
  if (uniforms.guard == ONE_UNLESS_POSITIVE) { return select(ONE, sum, order_key(sum) > SIGN && !is_nan(sum)); }
  var divisor = sum;
  if (uniforms.guard == ADD) { divisor = f32_add(sum, uniforms.guardValue); }
  if (uniforms.guard == CLAMP && order_key(sum) < order_key(uniforms.guardValue)) { divisor = uniforms.guardValue; }
  return round_to(uniforms.roundSum, divisor);
}

fn write_weights(p: Place, divisor: u32) {
  let renormalizes = uniforms.renormalizes != 0u;
  let isReciprocal = uniforms.division == RECIPROCAL;
  let before = select(ONE, uniforms.scale, uniforms.scales != 0u && uniforms.scaleAt == BEFORE_DIVISION);
  let folded = select(ONE, uniforms.scale, uniforms.scales != 0u && uniforms.scaleAt == FOLDED);
  let after = select(ONE, uniforms.scale, uniforms.scales != 0u && uniforms.scaleAt == AFTER_DIVISION);
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    // Multiplying by one changes nothing; so one chain of operations serves all orders of them.
    var w = f32_mul(rows[p.row + uniforms.gatheredAt + j], before);
    var factor = folded;
    if (renormalizes) {
      let quotient = f32_div(select(w, folded, isReciprocal), divisor);
      if (isReciprocal) { factor = quotient; } else { w = quotient; }
    }
    if (isReciprocal) { w = f32_mul(w, factor); }
    if (renormalizes) { w = round_to(uniforms.roundDivided, w); }
    // Where the factor comes first or is folded in, the normalised weight never stands alone: what it would be.
    let isAlone = uniforms.scales == 0u || uniforms.scaleAt == AFTER_DIVISION;
    if (isAlone) { rows[p.row + uniforms.renormalizedAt + j] = w; }
    else { rows[p.row + uniforms.renormalizedAt + j] = quotient(rows[p.row + uniforms.gatheredAt + j], divisor); }
    w = f32_mul(w, after);
    if (uniforms.hasFactors != 0u) { w = f32_mul(w, factors[rows[p.row + uniforms.idsAt + j]]); }
    rows[p.row + uniforms.weightsAt + j] = round_to(uniforms.roundWeight, w);
  }
}

// A gathered score divided by the guarded sum, without the factor.
fn quotient(score: u32, divisor: u32) -> u32 {
  if (uniforms.renormalizes == 0u) { return score; }
  if (uniforms.division == RECIPROCAL) { return f32_mul(score, f32_div(ONE, divisor)); }
  return f32_div(score, divisor);
}

// Slots by weight, largest first, ties to the earlier slot: an insertion sort by one lane, k is small.
fn sort_by_weight(p: Place) {
  let weights = p.row + uniforms.weightsAt;
  for (var i = 1u; i < uniforms.topK; i++) {
    for (var j = i; j > 0u && order_key(rows[weights + j]) > order_key(rows[weights + j - 1u]); j--) {
      swap(weights + j);
      swap(p.row + uniforms.idsAt + j);
      swap(p.row + uniforms.gatheredAt + j);
      swap(p.row + uniforms.renormalizedAt + j);
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
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    rows[p.row + uniforms.idsAt + j] = NO_EXPERT;
    rows[p.row + uniforms.weightsAt + j] = 0u;
    rows[p.row + uniforms.gatheredAt + j] = 0u;
    rows[p.row + uniforms.renormalizedAt + j] = 0u;
  }
  if (p.me == 0u) {
    rows[p.row + uniforms.weightSumAt] = 0u;
    rows[p.row + uniforms.uniformAt] = 0u;
  }
}

// Where no group is usable: ids 0 ... k - 1 with weight 1/k, and experts in no order.
fn answer_uniformly(p: Place) {
  for (var e = p.me; e < uniforms.experts; e += WIDTH) { rows[p.row + uniforms.expertOrderAt + e] = e; }
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    rows[p.row + uniforms.idsAt + j] = j;
    rows[p.row + uniforms.gatheredAt + j] = uniforms.uniformWeight;
    rows[p.row + uniforms.renormalizedAt + j] = uniforms.uniformWeight;
    rows[p.row + uniforms.weightsAt + j] = uniforms.uniformWeight;
  }
}
