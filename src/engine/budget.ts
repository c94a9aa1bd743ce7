/** The money of the run is spent, or the next request might exceed it. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

interface Waiting {
  usd: number;
  resolve: () => void;
  reject: (error: BudgetSpent) => void;
}

/**
 * Keeps what several runs spend together within one sum. Before a request the most that it may cost
 * is set aside, afterwards what it did cost takes its place. A request that does not fit waits for
 * others to cost less than was set aside; when none is under way, the budget is spent.
 */
export class Budget {
  /** Dollars; infinite without a limit. */
  readonly limit: number;
  #spent = 0;
  #reserved = 0;
  #open = 0;
  readonly #waiting: Waiting[] = [];

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  /** Dollars that are gone, those that may have been charged for failed requests included. */
  get spent(): number {
    return this.#spent;
  }

  /** Sets dollars aside for one request. @throws BudgetSpent (rejects) */
  reserve(usd: number): Promise<void> {
    if (this.#waiting.length === 0 && this.#fits(usd)) {
      this.#take(usd);
      return Promise.resolve();
    }
    if (this.#open === 0) return Promise.reject(this.#refusal(usd));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ usd, resolve, reject });
    });
  }

  /** The request is over. @param cost what it took, in dollars. */
  settle(reserved: number, cost: number): void {
    this.#open--;
    this.#reserved -= reserved;
    this.#spent += cost;
    while (this.#waiting.length > 0 && this.#fits(this.#waiting[0]!.usd)) {
      const { usd, resolve } = this.#waiting.shift()!;
      this.#take(usd);
      resolve();
    }
    if (this.#open > 0) return;
    for (const { usd, reject } of this.#waiting.splice(0)) reject(this.#refusal(usd));
  }

  #take(usd: number): void {
    this.#open++;
    this.#reserved += usd;
  }

  #fits(usd: number): boolean {
    return this.#spent + this.#reserved + usd <= this.limit;
  }

  #refusal(usd: number): BudgetSpent {
    const [limit, spent, next] = [this.limit, this.#spent, usd].map((sum) => sum.toPrecision(3));
    return new BudgetSpent(
      `of $${limit}, $${spent} is spent and the next request may cost $${next}`,
    );
  }
}
