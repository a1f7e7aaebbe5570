const SMALLEST = 1 << 12;
const FREE = -1;

/**
 * Says of each whole number how often it has come by now. Keeps sixteen to thirty-two bytes for each: an import keeps a
 * number for each of its rows, and a Map takes four times as much and moves all of it at a time.
 */
export function counted(): (number: number) => number {
  let slots = new Float64Array(SMALLEST).fill(FREE);
  let taken = 0;
  const again = new Map<number, number>();

  const slotOf = (number: number): number => {
    let slot = number % slots.length;
    while (slots[slot] !== FREE && slots[slot] !== number) slot = (slot + 1) % slots.length;
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Float64Array(before.length * 2).fill(FREE);
    for (const number of before) if (number !== FREE) slots[slotOf(number)] = number;
  };

  return (number) => {
    const slot = slotOf(number);
    if (slots[slot] === number) {
      const times = (again.get(number) ?? 1) + 1;
      again.set(number, times);
      return times;
    }
    slots[slot] = number;
    taken += 1;
    if (taken * 2 > slots.length) grow();
    return 1;
  };
}
