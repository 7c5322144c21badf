/** A binary heap of small integers by key, the least key first; a number may be pushed again with a lesser key. */
export class MinHeap {
  private items: number[] = [];
  private keys: number[] = [];

  push(item: number, key: number): void {
    let at = this.items.length;
    this.items.push(item);
    this.keys.push(key);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.keys[above] as number) <= key) break;
      this.put(at, this.items[above] as number, this.keys[above] as number);
      at = above;
    }
    this.put(at, item, key);
  }

  /** Takes out the item of the least key if that is under `below`; else −1. */
  pop(below: number): number {
    const least = this.items[0];
    if (least === undefined || (this.keys[0] as number) >= below) return -1;
    const item = this.items.pop() as number;
    const key = this.keys.pop() as number;
    if (this.items.length > 0) this.sink(item, key);
    return least;
  }

  clear(): void {
    this.items = [];
    this.keys = [];
  }

  private sink(item: number, key: number): void {
    const { length } = this.items;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= length) break;
      if (below + 1 < length && (this.keys[below + 1] as number) < (this.keys[below] as number)) below += 1;
      if ((this.keys[below] as number) >= key) break;
      this.put(at, this.items[below] as number, this.keys[below] as number);
      at = below;
    }
    this.put(at, item, key);
  }

  private put(at: number, item: number, key: number): void {
    this.items[at] = item;
    this.keys[at] = key;
  }
}
