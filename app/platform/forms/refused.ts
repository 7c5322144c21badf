/**
 * Ends the transaction of a refused form with nothing written, the form's key included: once mended, the same form is
 * heard. Thrown inside {@link refusable}.
 */
export class Refused<Refusal> extends Error {
  constructor(readonly refusal: Refusal) {
    super("refused");
  }
}

/** Does a form's work; where it was {@link Refused}, the refusal is the answer. */
export async function refusable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error.refusal as Result;
    throw error;
  }
}
