import { isJsonObject, type JsonObject } from "../json.js";
import { missing, tooLarge, unknown, wrongMetadata, wrongTime, wrongType, wrongValue } from "./field-errors.js";
import { isTooLarge, maxMetadataBytes } from "./metadata.js";
import { type ClerkError, refusal } from "./refusal.js";
import { parseRfc3339 } from "./rfc3339.js";

type Check = (text: string, param: string) => ClerkError | undefined;

/** Reads the fields of a body and collects what is wrong with them; null counts as absent. */
export interface FieldReader {
  readonly string: (param: string, check?: Check) => string | undefined;
  /** Gives the empty text where the field is absent, for `finish` ends the request then. */
  readonly requiredString: (param: string, check: Check) => string;
  readonly boolean: (param: string) => boolean | undefined;
  /** Reads an integer that is not negative. */
  readonly count: (param: string) => number | undefined;
  /** Reads an RFC 3339 text as Unix milliseconds. */
  readonly time: (param: string) => number | undefined;
  /** Reads metadata to be stored as it is. */
  readonly metadata: (param: string) => JsonObject | undefined;
  /** Reads metadata to be merged; here null does not count as absent. */
  readonly metadataPatch: (param: string) => JsonObject | undefined;
  /** Takes every other key for a mistake. */
  readonly only: (params: readonly string[]) => void;
  /** Refuses the request with 422 if anything was wrong. */
  readonly finish: () => void;
}

/** Creates a reader of one body. */
export function createFieldReader(body: JsonObject): FieldReader {
  const errors: ClerkError[] = [];

  function report(error: ClerkError | undefined): undefined {
    if (error) errors.push(error);
  }

  function string(param: string, check?: Check): string | undefined {
    const value = body[param] ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== "string") return report(wrongType(param, "string"));
    report(check?.(value, param));
    return value;
  }

  function object(param: string): JsonObject | undefined {
    const value = body[param];
    if (value === undefined || isJsonObject(value)) return value;
    return report(wrongMetadata(param));
  }

  return {
    string,
    requiredString(param, check) {
      if ((body[param] ?? undefined) === undefined) report(missing(param));
      return string(param, check) ?? "";
    },
    boolean(param) {
      const value = body[param] ?? undefined;
      if (value === undefined || typeof value === "boolean") return value;
      return report(wrongType(param, "boolean"));
    },
    count(param) {
      const value = body[param] ?? undefined;
      if (value === undefined) return undefined;
      if (typeof value !== "number" || !Number.isSafeInteger(value)) return report(wrongType(param, "integer"));
      return value < 0 ? report(wrongValue(param, String(value))) : value;
    },
    time(param) {
      const text = string(param);
      if (text === undefined) return undefined;
      return parseRfc3339(text) ?? report(wrongTime(param));
    },
    metadata(param) {
      const value = body[param] === null ? undefined : object(param);
      return value && isTooLarge(value) ? report(tooLarge(param, maxMetadataBytes)) : value;
    },
    metadataPatch: object,
    only(params) {
      for (const key of Object.keys(body)) if (!params.includes(key)) report(unknown(key));
    },
    finish() {
      if (errors.length > 0) throw refusal(422, errors);
    },
  };
}
