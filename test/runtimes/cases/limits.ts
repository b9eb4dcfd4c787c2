import { withBudget } from "orgkit";
import { createOrganization } from "orgkit/clerk";
import { organizationAccessTokensList } from "orgkit/polar";
import { errorOf, expectShows } from "../expect.ts";
import type { Cases } from "../suite.ts";

const forLong = 60_000;

/** Aborts and limits of time. */
export const limits: Cases = {
  async "a signal that has aborted sends nothing"({ polar, requests }) {
    const result = await organizationAccessTokensList(polar(), {}, { signal: AbortSignal.abort("enough") });
    expectShows(errorOf(result), { name: "AbortError", reason: "enough", mayHaveTakenEffect: false });
    expectShows([result.meta.attempts, (await requests()).length], [0, 0]);
  },
  async "a signal ends a request that is under way"({ polar, addFault }) {
    await addFault({ vendor: "polar", delayMs: forLong });
    const controller = new AbortController();
    const aborting: typeof fetch = (...given) => {
      const answer = fetch(...given);
      controller.abort("enough");
      return answer;
    };
    const call = organizationAccessTokensList(polar({ fetch: aborting }), {}, { signal: controller.signal });
    expectShows(errorOf(await call), { name: "AbortError", reason: "enough" });
  },
  async "a signal ends the body of an answer"({ polar, addFault }) {
    await addFault({ vendor: "polar", bodyDelayMs: forLong });
    const controller = new AbortController();
    const core = polar({ hooks: { afterResponse: () => controller.abort("enough") } });
    const result = await organizationAccessTokensList(core, {}, { signal: controller.signal });
    expectShows(errorOf(result), { name: "AbortError", reason: "enough" });
    expectShows(result.meta.attempts, 1);
  },
  async "a signal ends the wait before a retry"({ polar, addFault }) {
    await addFault({ vendor: "polar", status: 503, headers: { "retry-after": "2" }, times: "always" });
    const controller = new AbortController();
    const core = polar({ hooks: { onRetry: () => controller.abort("enough") } });
    const result = await organizationAccessTokensList(core, {}, { signal: controller.signal });
    expectShows(errorOf(result), { name: "AbortError" });
    expectShows([result.meta.attempts, result.meta.durationMs < 1_500], [1, true]);
  },
  async "AbortSignal.timeout ends a call"({ polar, addFault }) {
    await addFault({ vendor: "polar", delayMs: forLong });
    const result = await organizationAccessTokensList(polar(), {}, { signal: AbortSignal.timeout(30) });
    expectShows(errorOf(result), { name: "AbortError", reason: { name: "TimeoutError" } });
  },
  async "an aborted create says that it may have taken effect"({ clerk, addFault }) {
    await addFault({ vendor: "clerk", bodyDelayMs: forLong });
    const controller = new AbortController();
    const core = clerk({ hooks: { afterResponse: () => controller.abort() } });
    const result = await createOrganization(core, { name: "Acme" }, { signal: controller.signal });
    expectShows(errorOf(result), { name: "AbortError", mayHaveTakenEffect: true });
  },
  async "timeoutMs ends each attempt"({ polar, addFault }) {
    await addFault({ vendor: "polar", delayMs: forLong, times: "always" });
    const core = polar({ timeoutMs: 40, retries: { limit: 1, baseDelayMs: 0 } });
    const result = await organizationAccessTokensList(core);
    expectShows(errorOf(result), { name: "TimeoutError", limit: "attempt" });
    expectShows(result.meta.attempts, 2);
  },
  async "timeoutMs ends a body that does not come"({ polar, addFault }) {
    await addFault({ vendor: "polar", bodyDelayMs: forLong });
    const result = await organizationAccessTokensList(polar({ timeoutMs: 200, retries: false }));
    expectShows(errorOf(result), { name: "TimeoutError", limit: "attempt" });
    expectShows(result.meta.attempts, 1);
  },
  async "deadlineMs ends the whole call"({ polar, addFault }) {
    await addFault({ vendor: "polar", delayMs: forLong, times: "always" });
    const result = await organizationAccessTokensList(polar(), {}, { deadlineMs: 60 });
    expectShows(errorOf(result), { name: "TimeoutError", limit: "deadline" });
    expectShows(result.meta.durationMs < 2_000, true);
  },
  async "deadlineMs ends a token function that never answers"({ polar, requests }) {
    const core = polar({ accessToken: () => new Promise<never>(() => {}), deadlineMs: 40 });
    expectShows(errorOf(await organizationAccessTokensList(core)), { name: "TimeoutError", limit: "deadline" });
    expectShows((await requests()).length, 0);
  },
  async "a budget limits the retries of all calls together"({ polar, addFault, requests }) {
    await addFault({ vendor: "polar", status: 503, body: "", times: "always" });
    const core = withBudget(polar({ retries: { limit: 5, baseDelayMs: 0 } }), { retries: 3 });
    await organizationAccessTokensList(core);
    await organizationAccessTokensList(core);
    expectShows((await requests()).length, 5);
  },
};
