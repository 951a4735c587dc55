// Weights of the picked experts, as src/core/pipeline/weigh.ts.

@compute @workgroup_size(64)
fn weigh(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  let gathered = p.row + uniforms.gatheredAt;
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    rows[gathered + j] = round_to(uniforms.roundGathered, rows[gathered + j]);
  }
  let sum = round_to(uniforms.roundSum, lane_sum(p, gathered, uniforms.topK, uniforms.sumLanes));
  let isUniform = uniforms.noUsableGroup == NO_USABLE_GROUP_UNIFORM && work[p.lost] != 0u;
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
  if (uniforms.order == ORDER_BY_WEIGHT && !isUniform && p.me == 0u) { sort_by_weight(p); }
  if (uniforms.isPadding != 0u) {
    storageBarrier();
    leave_out(p);
  }
}

// The sum made safe to divide by, rounded like the sum; with what is added in double precision a double.
fn guarded(sum: u32) -> Wide {
  let isDouble = uniforms.guard == GUARD_ADD && uniforms.weighedIn != WEIGHED_IN_FLOAT32;
  var divisor = from_f32(sum);
  // NaN is not positive.
  if (uniforms.guard == GUARD_ONE && (order_key(sum) <= SIGN || is_nan(sum))) { divisor = WIDE_ONE; }
  if (uniforms.guard == GUARD_CLAMP && order_key(sum) < order_key(uniforms.guardValue)) { divisor = from_f32(uniforms.guardValue); }
  if (uniforms.guard == GUARD_ADD) { divisor = double_add(divisor, from_f64(uniforms.guardLow, uniforms.guardHigh)); }
  return settled(divisor, select(F32, F64, isDouble), select(uniforms.roundSum, F64, isDouble));
}

// A result as a double, and then as each of two types. A sum, product or quotient of two float32 is rounded to float32 by
// way of a double as it is directly: a double has more than twice the bits.
fn settled(a: Wide, first: u32, last: u32) -> Wide {
  var result = a;
  for (var i = 0u; i < 3u; i++) { result = rounded(result, select(select(last, first, i == 1u), F64, i == 0u)); }
  return result;
}

// The steps from a gathered score to a weight. If a record has no such step, it multiplies by one, which changes nothing.
const SCALE_BEFORE = 0u;
const QUOTIENT = 1u;
const FACTOR = 2u;
const SCALE_AFTER = 3u;
const OWN_FACTOR = 4u;

fn write_weights(p: Place, divisor: Wide) {
  let renormalizes = uniforms.renormalizes != 0u;
  let isReciprocal = uniforms.division == DIVISION_RECIPROCAL;
  let kept = select(F32, F64, uniforms.weighedIn == WEIGHED_IN_FLOAT64);
  let rho = from_f64(uniforms.scaleLow, uniforms.scaleHigh);
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    // First what the weight would be without the factors, which the picture shows; then the weight.
    for (var isWeight = 0u; isWeight < 2u; isWeight++) {
      let scale = select(WIDE_ONE, rho, isWeight != 0u && uniforms.scales != 0u);
      var w = from_f32(rows[p.row + uniforms.gatheredAt + j]);
      var factor = select(WIDE_ONE, scale, uniforms.scaleAt == SCALE_AT_FOLDED);
      for (var step = SCALE_BEFORE; step <= OWN_FACTOR; step++) {
        let scalesHere = (step == SCALE_BEFORE && uniforms.scaleAt == SCALE_AT_BEFORE) ||
          (step == SCALE_AFTER && uniforms.scaleAt == SCALE_AT_AFTER);
        let divides = step == QUOTIENT && renormalizes;
        var by = select(WIDE_ONE, scale, scalesHere);
        if (step == FACTOR && isReciprocal) { by = factor; }
        if (step == OWN_FACTOR && isWeight != 0u && uniforms.hasFactors != 0u) {
          by = from_f32(factors[rows[p.row + uniforms.idsAt + j]]);
        }
        var last = kept;
        if (step == FACTOR && renormalizes && uniforms.roundDivided != F32) { last = uniforms.roundDivided; }
        if (step == OWN_FACTOR) { last = select(F32, uniforms.roundWeight, isWeight != 0u); }
        var result: Wide;
        if (divides) { result = double_div(select(w, factor, isReciprocal), divisor); } else { result = double_mul(w, by); }
        result = settled(result, kept, last);
        if (divides && isReciprocal) { factor = result; } else { w = result; }
      }
      rows[p.row + select(uniforms.renormalizedAt, uniforms.weightsAt, isWeight != 0u) + j] = to_f32(w);
    }
  }
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

// If no group is usable: ids 0 ... k - 1 with weight 1/k, and experts in no order.
fn answer_uniformly(p: Place) {
  for (var e = p.me; e < uniforms.experts; e += WIDTH) { rows[p.row + uniforms.expertOrderAt + e] = e; }
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    rows[p.row + uniforms.idsAt + j] = j;
    rows[p.row + uniforms.gatheredAt + j] = uniforms.uniformWeight;
    rows[p.row + uniforms.renormalizedAt + j] = uniforms.uniformWeight;
    rows[p.row + uniforms.weightsAt + j] = uniforms.uniformWeight;
  }
}
