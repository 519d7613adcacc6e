// Asks again and again: less often while answers fail, and not at all while nobody looks.

const LONGEST_MS = 60_000;

export class Live {
  #load;
  #told;
  #every;
  #timer = null;
  #failures = 0;
  #running = false;
  #again = false;
  #stopped = false;

  /** Calls load every so many milliseconds, and told with 'live', 'paused' or the milliseconds until the next try. */
  constructor(load, told, every) {
    this.#load = load;
    this.#told = told;
    this.#every = every;
    document.addEventListener('visibilitychange', this.#seen);
    this.now();
  }

  /** Asks at once. */
  async now() {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    const ok = await this.#load();
    this.#running = false;
    this.#failures = ok ? 0 : this.#failures + 1;
    if (this.#again) {
      this.#again = false;
      await this.now();
    } else {
      this.#plan();
    }
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #plan() {
    if (this.#stopped) return;
    if (document.hidden) {
      this.#told('paused');
      return;
    }
    const wait = this.#failures === 0 ? this.#every : Math.min(LONGEST_MS, this.#every * 2 ** this.#failures);
    this.#told(this.#failures === 0 ? 'live' : wait);
    if (Number.isFinite(wait)) this.#timer = setTimeout(() => this.now(), wait);
  }

  #seen = () => {
    if (this.#stopped) return;
    if (document.hidden) {
      clearTimeout(this.#timer);
      this.#told('paused');
    } else {
      this.now();
    }
  };
}
