/** A case that is known to fail in some runtimes. Once it passes in one of them, the run fails until it is taken off. */
export interface Gap {
  readonly name: string;
  readonly runtimes: readonly string[];
  readonly why: string;
}

export const gaps: readonly Gap[] = [];
