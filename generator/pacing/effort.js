/* What a slope costs, added up along a course: the twin of generator/pacing/effort.py.

   The same names and the same order of operations, so the same bits: what both compute is compared
   with ==. Only + - * / and comparisons. */
const MAX_GRADE_PERCENT = 20;
const THIN_AIR_M = 300;

/** Pace on a slope relative to flat at equal effort, the slope clamped to 20 %. */
function grade_factor(grade_percent) {
  const g = Math.min(Math.max(grade_percent, -MAX_GRADE_PERCENT), MAX_GRADE_PERCENT);
  return 1 + 0.02863 * g + 0.00167 * g * g;
}

/** The effort of a course that has a point wherever slope or strategy change. */
function along({ distances, elevations }, { hills, downhill, altitude, drift, ease, ease_m }) {
  const length_m = distances.at(-1);
  const walk_factors = [],
    run_factors = [],
    walked = [0],
    run = [0];
  for (let i = 0; i < distances.length - 1; i++) {
    const start_m = distances[i],
      end_m = distances[i + 1];
    const rise_m = elevations[i + 1] - elevations[i];
    const slope = hills * (grade_factor((100 * rise_m) / (end_m - start_m)) - 1);
    let factor = 1 + (slope > 0 ? slope : slope * downhill);
    const high_m = (elevations[i] + elevations[i + 1]) * 0.5 - THIN_AIR_M;
    if (altitude && high_m > 0) factor = factor * (1 + (altitude * high_m) / 1000);
    const eased = end_m <= ease_m ? factor * (1 + ease) : factor;
    const middle = 1 + drift * (((start_m + end_m) * 0.5) / length_m - 0.5);
    walk_factors.push(factor);
    run_factors.push(eased);
    walked.push(walked[i] + factor * (end_m - start_m));
    run.push(run[i] + eased * (end_m - start_m) * middle);
  }
  const same_for_both = !drift && run_factors.every((factor, i) => factor === walk_factors[i]);
  return { distances, length_m, walk_factors, run_factors, walked, run, drift, same_for_both };
}

/** How many numbers of a rising list are less than one; or, with `equal`, not greater. */
function bisect(numbers, number, equal) {
  let low = 0,
    high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < number || (equal && numbers[middle] === number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which stretch a place lies in; at a border, the one after it. */
function stretch({ distances }, at_m) {
  return Math.min(Math.max(bisect(distances, at_m, true), 1), distances.length - 1) - 1;
}

/** Walking effort from the start to a place. */
function walk_to(effort, at_m) {
  const i = stretch(effort, at_m);
  return effort.walked[i] + effort.walk_factors[i] * (at_m - effort.distances[i]);
}

/** Running effort from the start to a place. */
function run_to(effort, at_m) {
  return run_at(effort, stretch(effort, at_m), at_m);
}

/** Running effort from the start to a place in a stretch. */
function run_at({ distances, length_m, run, run_factors, drift }, i, at_m) {
  const start_m = distances[i];
  const middle = 1 + drift * (((start_m + at_m) * 0.5) / length_m - 0.5);
  return run[i] + run_factors[i] * (at_m - start_m) * middle;
}
