import { unwrap } from "orgkit";
import { inviteUser } from "orgkit/openai";
import { organizationAccessTokensList } from "orgkit/polar";
import { errorOf, expectShows } from "../expect.ts";
import type { AnyOptions, Place } from "../place.ts";
import type { Cases } from "../suite.ts";

/** Lists tokens; tells how often it was sent and how long it waited before each repeat. */
async function list({ polar }: Place, options?: AnyOptions) {
  const waits: number[] = [];
  const core = polar({ ...options, hooks: { onRetry: ({ delayMs }) => waits.push(delayMs) } });
  const result = await organizationAccessTokensList(core);
  return { result, attempts: result.meta.attempts, waits };
}

const person = { email: "ada@example.com", role: "reader" as const, projects: [] };

/** What is sent again, when, and what is not. */
export const retries: Cases = {
  async "a read is repeated after a 503"(place) {
    await place.addFault({ vendor: "polar", status: 503, body: "", times: 2 });
    const { result, attempts } = await list(place, { retries: { limit: 2, baseDelayMs: 1 } });
    unwrap(result);
    expectShows([attempts, (await place.requests()).length], [3, 3]);
  },
  async "a read is repeated after a lost connection"(place) {
    await place.addFault({ vendor: "polar", drop: true, times: "always" });
    const { result, attempts } = await list(place, { retries: { limit: 2, baseDelayMs: 1 } });
    expectShows(errorOf(result), { name: "ConnectionError" });
    expectShows(attempts, 3);
  },
  async "Retry-After in seconds is honoured"(place) {
    await place.addFault({ vendor: "polar", status: 429, headers: { "retry-after": "1" } });
    const { result, waits } = await list(place);
    unwrap(result);
    expectShows([waits, result.meta.durationMs >= 950], [[1_000], true]);
  },
  async "Retry-After as a date is read"(place) {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    await place.addFault({ vendor: "polar", status: 429, headers: { "retry-after": date } });
    const { result, waits } = await list(place);
    const isAnHour = (ms: unknown) => Number(ms) > 3_590_000 && Number(ms) <= 3_600_000;
    expectShows(errorOf(result), { name: "HttpError", status: 429, retryAfterMs: isAnHour });
    expectShows(waits, []);
  },
  async "retry-after-ms is honoured"(place) {
    await place.addFault({ vendor: "polar", status: 429, headers: { "retry-after-ms": "20" }, times: 2 });
    const { result, waits } = await list(place);
    unwrap(result);
    expectShows(waits, [20, 20]);
  },
  async "a Retry-After that is too long comes back at once"(place) {
    await place.addFault({ vendor: "polar", status: 429, headers: { "retry-after": "3600" } });
    const { result, attempts } = await list(place);
    expectShows(errorOf(result), { name: "HttpError", status: 429, retryAfterMs: 3_600_000 });
    expectShows(attempts, 1);
  },
  async "a Retry-After beyond the deadline comes back at once"(place) {
    await place.addFault({ vendor: "polar", status: 429, headers: { "retry-after": "30" } });
    const { result, attempts } = await list(place, { deadlineMs: 4_000 });
    expectShows(errorOf(result), { status: 429 });
    expectShows(attempts, 1);
  },
  async "retries: false sends once"(place) {
    await place.addFault({ vendor: "polar", status: 503, body: "" });
    expectShows((await list(place, { retries: false })).attempts, 1);
  },
  async "a create is repeated after a 429"({ openai, addFault }) {
    await addFault({ vendor: "openai", status: 429, headers: { "retry-after-ms": "1" } });
    const result = await inviteUser(openai(), person);
    expectShows([unwrap(result).email, result.meta.attempts], [person.email, 2]);
  },
  async "a create is not repeated after a 503"({ openai, addFault }) {
    await addFault({ vendor: "openai", status: 503, headers: { "retry-after-ms": "1" } });
    const result = await inviteUser(openai(), person);
    expectShows(errorOf(result), { status: 503, mayHaveTakenEffect: true });
    expectShows(result.meta.attempts, 1);
  },
  async "a token function is asked once for each attempt"(place) {
    await place.addFault({ vendor: "polar", status: 503, body: "" });
    let asked = 0;
    const accessToken = async () => `polar_oat_rotated${asked++}`;
    unwrap((await list(place, { accessToken, retries: { baseDelayMs: 1 } })).result);
    const sent = (await place.requests()).map(({ headers }) => headers.authorization);
    expectShows(sent, ["Bearer polar_oat_rotated0", "Bearer polar_oat_rotated1"]);
  },
};
