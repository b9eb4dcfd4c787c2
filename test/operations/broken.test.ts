import { expect, it } from "vitest";
import { answering, type Operation } from "./operation.js";
import { operations } from "./table.js";

const page = "<html><body><h1>502 Bad Gateway</h1></body></html>";

it.each(operations)("$name takes an HTML 502 for unexpected", async ({ name, vendor, method, returnsSecret, call }) => {
  const { ok, error } = await failureOf(call({ fetch: answering(502, page) }));

  expect(ok).toBe(false);
  expect(error).toMatchObject({ name: "UnexpectedStatusError", vendor, operation: name, status: 502 });
  expect(error).toMatchObject({ mayHaveTakenEffect: method !== "GET" });
  expect(error.body).toBe(returnsSecret ? undefined : page);
});

it.each([
  { title: "an empty 200", kind: "empty", body: undefined },
  { title: "an HTML 200", kind: "html", body: page },
] as const)("what an operation makes of $title", async ({ kind, body }) => {
  const seen = await Promise.all(
    operations.map(async ({ name, call }) => {
      const { ok, error } = await failureOf(call({ fetch: answering(200, body) }));
      return [
        name,
        ok ? "accepted" : { name: error.name, paths: error.issues?.map(({ path }) => path), body: error.body },
      ];
    }),
  );

  const refused = ({ returnsSecret }: Operation) => ({
    name: "ResponseValidationError",
    paths: ["body"],
    body: returnsSecret ? undefined : body,
  });
  expect(Object.fromEntries(seen)).toEqual(
    Object.fromEntries(
      operations.map((operation) => [
        operation.name,
        operation.leniency[kind] === "accepted" ? "accepted" : refused(operation),
      ]),
    ),
  );
});

it("accepts an empty answer only where the vendor gives one", () => {
  const lenient = (kind: "empty" | "html") =>
    operations.flatMap((it) => (it.leniency[kind] === "accepted" ? it.name : []));

  expect(lenient("empty")).toEqual(["polar.organizationAccessTokensDelete", "permit.deleteOrganization"]);
  expect(lenient("html")).toEqual([]);
});

const breaches = operations.flatMap((operation) => {
  const { required, nullable, optional } = operation;
  const never = required.filter((field) => !nullable.includes(field));
  return [
    ...required.map((field) => ({ ...operation, field, breach: "is missing", change: () => undefined })),
    ...never.map((field) => ({ ...operation, field, breach: "is null", change: () => null })),
    ...[...required, ...optional].map((field) => ({
      ...operation,
      field,
      breach: "is of another type",
      change: other,
    })),
  ];
});

it.each(breaches)(
  "$name says so when $field $breach",
  async ({ name, vendor, method, call, field, change, ...facts }) => {
    const body = goodBody(facts.successes);
    replace(body, field, change);

    const { error, meta } = await failureOf(call({ fetch: answering(200, body) }));

    const path = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(error).toMatchObject({ name: "ResponseValidationError", vendor, operation: name });
    expect(error.issues).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(/^expected .+, received \w+$/) }),
    ]);
    expect(error.message).toContain(`was answered 200: ${path}: expected`);
    expect(error).toMatchObject({ mayHaveTakenEffect: method !== "GET" });
    expect(error.body).toEqual(facts.returnsSecret ? undefined : sent(body));
    expect(meta).toMatchObject({ attempts: 1, status: 200 });
  },
);

const absences = operations.flatMap((operation) => {
  const { nullable, optional } = operation;
  const fields = optional.filter((field) => !/\.\d+$/.test(field));
  return [
    ...fields.map((field) => ({ ...operation, field, absence: "is missing", change: () => undefined })),
    ...[...nullable, ...fields].map((field) => ({ ...operation, field, absence: "is null", change: () => null })),
  ];
});

it.each(absences)("$name is content when $field $absence", async ({ call, field, change, successes }) => {
  const body = goodBody(successes);
  replace(body, field, change);

  expect(await call({ fetch: answering(200, body) })).toMatchObject({ ok: true });
});

/** A failure with whatever it tells. */
interface Failure {
  readonly ok: boolean;
  readonly error: {
    readonly name: string;
    readonly message: string;
    readonly issues?: readonly { readonly path: string }[];
    readonly body?: unknown;
  };
  readonly meta: object;
}

async function failureOf(call: ReturnType<Operation["call"]>): Promise<Failure> {
  const result = await call;
  return result.ok ? { ...result, error: { name: "", message: "" } } : result;
}

/** Copies the first body that the vendor sends when all is well. */
function goodBody(successes: Operation["successes"]): unknown {
  return sent(Object.values(successes).flat()[0]?.wire);
}

/** Changes one place of a body; it has to be there. */
function replace(body: unknown, field: string, change: (value: unknown) => unknown): void {
  const keys = field.split(".");
  const last = keys.pop() as string;
  const parent = keys.reduce((value, key) => (value as Record<string, unknown>)[key], body) as Record<string, unknown>;
  expect(Object.keys(parent)).toContain(last);
  parent[last] = change(parent[last]);
}

/** Gives a value of another type. */
function other(value: unknown): unknown {
  return typeof value === "object" ? "another type" : { another: "type" };
}

/** What is left of a body once it has been sent. */
function sent(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}
