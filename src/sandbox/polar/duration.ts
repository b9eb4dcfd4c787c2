import type { Check } from "./problems.js";

const tooShort = "input is too short";
const badNumber = "invalid digit in duration";
const badDays = '"day" identifier in duration not correctly formatted';
const tooLarge = "a numeric value in the duration is too large";
const tooManyDays = "durations may not exceed 999,999,999 days";
const tooManyHours = "durations may not exceed 999,999,999 hours";
const extraCharacters = "unexpected extra characters at the end of the input";
const maxCount = 2 ** 32 - 1;
const maxDays = 999_999_999;
const maxHours = 2_400_000_000;
const dayUnits: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1 };
const timeUnits: Readonly<Record<string, number>> = { H: 3600, M: 60, S: 1 };

interface Amount {
  readonly days: number;
  readonly seconds: number;
  readonly micros: number;
}

/** A duration in microseconds, or why there is none. */
type Parsed = bigint | string;

/** Checks for a duration: ISO 8601, a clock time, days, or a number of seconds. Gives microseconds. */
export const checkDuration: Check<bigint> = (input, loc, problems) => {
  if (typeof input !== "string" && typeof input !== "number" && typeof input !== "boolean") {
    problems.push({ type: "time_delta_type", loc, msg: "Input should be a valid timedelta", input });
    return undefined;
  }
  const parsed = typeof input === "string" ? parseText(input) : parseSeconds(Number(input));
  if (typeof parsed === "bigint") return parsed;
  const msg = `Input should be a valid timedelta, ${parsed}`;
  problems.push({ type: "time_delta_parsing", loc, msg, input, ctx: { error: parsed } });
  return undefined;
};

function parseSeconds(seconds: number): Parsed {
  if (Math.abs(seconds) >= (maxDays + 1) * 86_400) return tooManyDays;
  const whole = Math.trunc(seconds);
  return BigInt(whole) * 1_000_000n + BigInt(Math.round((seconds - whole) * 1e6));
}

function parseText(text: string): Parsed {
  const [, sign, body = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  const amount = parseBody(body);
  if (typeof amount === "string") return amount;
  const seconds = amount.seconds + Math.floor(amount.micros / 1e6);
  const days = amount.days + Math.floor(seconds / 86_400);
  if (days > maxCount) return tooLarge;
  if (days > maxDays) return tooManyDays;
  const micros = (BigInt(days) * 86_400n + BigInt(seconds % 86_400)) * 1_000_000n + BigInt(amount.micros % 1e6);
  return sign === "-" ? -micros : micros;
}

function parseBody(body: string): Amount | string {
  if (body.startsWith("P")) return parseIso(body);
  if (/d/i.test(body) || body.length < 5) return parseDays(body);
  return parseClock(body);
}

function parseIso(body: string): Amount | string {
  let days = 0;
  let seconds = 0;
  let micros = 0;
  let inTime = false;
  let hadFraction = false;
  let rest = body.slice(1);
  while (rest !== "") {
    if (rest.startsWith("T")) {
      if (inTime) return "`t` character repeated in duration";
      inTime = true;
      rest = rest.slice(1);
      continue;
    }
    const [all, digits, fraction, unit = ""] = /^(\d+)(?:[.,](\d*))?(.?)/s.exec(rest) ?? [];
    if (all === undefined || digits === undefined) return badNumber;
    const count = Number(digits);
    if (count > maxCount) return tooLarge;
    if (hadFraction) return "quantity fraction invalid in duration";
    hadFraction = fraction !== undefined;
    const size = (inTime ? timeUnits : dayUnits)[unit];
    if (size === undefined) return `quantity invalid in ${inTime ? "time" : "date"} part of duration`;
    const extra = Number(`0.${fraction ?? ""}0`) * size;
    const extraSeconds = inTime ? extra : (extra % 1) * 86_400;
    if (inTime) seconds += count * size;
    else days += count * size + Math.trunc(extra);
    seconds += Math.trunc(extraSeconds);
    micros += Math.round((extraSeconds % 1) * 1e6);
    if (count * size > maxCount || days > maxCount || seconds > maxCount) return tooLarge;
    rest = rest.slice(all.length);
  }
  return body.length < 3 ? tooShort : { days, seconds, micros };
}

function parseDays(body: string): Amount | string {
  if (body === "") return tooShort;
  const digits = /^\d+/.exec(body)?.[0];
  if (digits === undefined) return badNumber;
  const days = Number(digits);
  if (days > maxCount) return tooLarge;
  const word = /^ ?[dD](?:[aA][yY]s?|(?![aA])),? ?/.exec(body.slice(digits.length))?.[0];
  if (word === undefined) return badDays;
  const rest = body.slice(digits.length + word.length);
  if (rest === "") return { days, seconds: 0, micros: 0 };
  const clock = parseClock(rest);
  if (typeof clock === "string") return clock;
  return clock.seconds < 86_400 ? { ...clock, days } : tooManyHours;
}

function parseClock(text: string): Amount | string {
  if (text.length < 5) return tooShort;
  const [, hours, rest] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  if (hours === undefined || rest === undefined) return "invalid character in hour";
  if (hours.length > 10) return tooManyHours;
  if (/\D/.test(hours)) return "invalid character in hour";
  if (Number(hours) > maxHours) return tooManyHours;
  if (rest.length < 2) return tooShort;
  const [, minutes, tail] = /^(\d\d)(.*)$/s.exec(rest.slice(0, "00:00.000000".length)) ?? [];
  if (minutes === undefined || tail === undefined) return "invalid character in minute";
  if (Number(minutes) > 59) return "minute value is outside expected range of 0-59";
  const minuteSeconds = Number(hours) * 3600 + Number(minutes) * 60;
  if (tail === "") return { days: 0, seconds: minuteSeconds, micros: 0 };
  if (!tail.startsWith(":")) return extraCharacters;
  const [, seconds, fraction, extra] = /^:(\d\d)(?:[.,](\d*))?(.*)$/s.exec(tail) ?? [];
  if (seconds === undefined) return "invalid character in second";
  if (Number(seconds) > 59) return "second value is outside expected range of 0-59";
  if (fraction === "") return "second fraction digits missing after `.`";
  if (extra !== "") return extraCharacters;
  const micros = Number((fraction ?? "").slice(0, 6).padEnd(6, "0"));
  return { days: 0, seconds: minuteSeconds + Number(seconds), micros };
}
