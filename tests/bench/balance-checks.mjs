const SECONDS = 5;
const MEMORY_MB = 512;
const DATABASE_MS = 1;
/** What the plain loop of the plan's stage takes on a usual machine: said beside the figures, no part of any check. */
export const USUAL_LOOP_MS = 400;
const BESIDE = 1.5;

/** What is asked of the figures, each with whether it holds. */
export function checksOf({ plan, alike, suggestions, beside }) {
  return {
    ...judgePlan("many languages", plan),
    ...judgePlan("three languages", alike),
    [`database work p99 ${suggestions.quietP99} ms, least of five askings (goal ${DATABASE_MS})`]:
      suggestions.quietP99 <= DATABASE_MS,
    "suggestions come out of their index": suggestions.isIndexed,
    [`/suggestions while planning ${beside.ratio} × (goal ${BESIDE})`]: beside.ratio <= BESIDE,
  };
}

function judgePlan(name, { pairs, planMs, planProcessorMs, certified, certifyMs, memoryMb }) {
  const seconds = `${planProcessorMs / 1000} s of the processor, ${planMs / 1000} s by the clock`;
  return {
    [`${name}, ${round2(pairs / 1e6)} M pairs: plan in ${seconds} (goal ${SECONDS} by the clock)`]:
      planMs <= SECONDS * 1000,
    [`${name}: certified in ${certifyMs / 1000} s`]: certified,
    [`${name}: memory ${memoryMb} MB (goal ${MEMORY_MB})`]: memoryMb <= MEMORY_MB,
  };
}

/** Only a seek in the index that is in the order of the suggestions will do; nothing big may be read through. */
export function judgeSuggestions({ times, quiet, processor, steps, queries, letters }) {
  const onLoads = steps.filter((step) => step.includes("prisoner_load"));
  const isSought = (step) => /^SEARCH prisoner_load USING (COVERING )?INDEX /.test(step);
  const isScan = (step) =>
    /^SCAN (prisoner|prisoner_load|letter|correspondence|volunteer_profile|person)\b/.test(step);
  const isIndexed =
    onLoads.some((step) => step.includes("prisoner_load_suggestion")) &&
    onLoads.every(isSought) &&
    !steps.some(isScan);
  return {
    p50: shareOf(times, 0.5),
    p99: shareOf(times, 0.99),
    quietP50: shareOf(quiet, 0.5),
    quietP99: shareOf(quiet, 0.99),
    processorP50: shareOf(processor, 0.5),
    processorP99: shareOf(processor, 0.99),
    samples: times.length,
    queries,
    letters,
    isIndexed,
  };
}

function shareOf(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN) * 1000) / 1000;
}

export const round2 = (value) => Math.round(value * 100) / 100;
