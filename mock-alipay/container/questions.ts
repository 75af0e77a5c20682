/** Questions to the two other parts that are answered by number, and those of them that a lost thread leaves open. */

export class Questions<Answer = unknown> {
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #last = 0;

  get open(): number { return this.#waiting.size; }

  /** Asks under a new number. Undefined when no answer came within `limitMs`. */
  ask(send: (n: number) => void, limitMs = 5_000): Promise<Answer | undefined> {
    const n = ++this.#last;
    const answer = this.answerTo(n);
    if (limitMs !== Infinity) {
      const timer = setTimeout(() => this.settle(n), Math.max(0, limitMs));
      void answer.then(() => clearTimeout(timer));
    }
    send(n);
    return answer;
  }

  /** The answer that will come under a number of the asker's own. */
  answerTo(n: number): Promise<Answer | undefined> { return new Promise((resolve) => { this.#waiting.set(n, resolve); }); }

  settle(n: number, answer?: Answer): void {
    const resolve = this.#waiting.get(n);
    this.#waiting.delete(n);
    resolve?.(answer);
  }

  /** Nobody will answer any more. */
  giveUp(): void { for (const n of [...this.#waiting.keys()]) this.settle(n); }
}
