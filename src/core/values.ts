export const isObject = (input: unknown): input is Record<string, unknown> =>
  Object.prototype.toString.call(input) === "[object Object]";

/** Leaves out what is undefined. */
export const defined = <TObject extends object>(object: TObject): TObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as TObject;

/** Does what may throw on values that somebody else made. */
export function orElse<TValue, TFallback>(work: () => TValue, fallback: TFallback): TValue | TFallback {
  try {
    return work();
  } catch {
    return fallback;
  }
}

/** Copies what the caller may change later; what cannot be copied becomes null, which is refused. */
export const snapshot = <TOptions>(options: TOptions): TOptions =>
  orElse(() => (isObject(options) ? { ...options } : options), null as TOptions);
