import nock from "nock";
import { afterEach, beforeAll, expect } from "vitest";

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost)(:|$)/);
});

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending, "requests that were expected and not sent").toEqual([]);
});
