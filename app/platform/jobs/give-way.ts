import { setPriority } from "node:os";
import { isMainThread } from "node:worker_threads";

/** The niceness at which a thread gets a third of what one that answers requests gets while both want all of it. */
const A_THIRD = 5;

/**
 * Lets the threads that answer requests go before this one wherever both want the processor. Only on Linux has a thread
 * a priority of its own; elsewhere it would be the whole process that steps back, so nothing is done. It cannot be
 * raised again.
 */
export function giveWay(): void {
  if (isMainThread || process.platform !== "linux") return;
  try {
    setPriority(A_THIRD);
  } catch {
    // A system that forbids it gets the same plan at the same priority.
  }
}
