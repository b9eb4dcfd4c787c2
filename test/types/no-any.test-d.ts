import { expectTypeOf, it } from "vitest";
import type * as clerk from "../../src/funcs/clerk/index.js";
import type * as clerkSlim from "../../src/funcs/clerk/slim.js";
import type * as openai from "../../src/funcs/openai/index.js";
import type * as permit from "../../src/funcs/permit/index.js";
import type * as polar from "../../src/funcs/polar/index.js";
import type * as orgkit from "../../src/index.js";
import type * as proxy from "../../src/proxy/index.js";

type IsAny<TValue> = 0 extends 1 & TValue ? true : false;
/** Types of the platform, which are not this package's to mend. */
type Foreign = Date | Headers | AbortSignal | URL | Request | typeof fetch;
/** The type if it is one of the platform's. With an `any` in it, a type of this package may extend those, too. */
type IfForeign<TValue, TForeign = Foreign> = TForeign extends Foreign
  ? (<T>() => T extends TValue ? 1 : 2) extends <T>() => T extends TForeign ? 1 : 2
    ? TValue
    : never
  : never;

/** The names on the way to each `any` in a type, or `never`. */
type Anys<TValue, TPath extends string = "", TDepth extends 0[] = []> =
  IsAny<TValue> extends true
    ? TPath
    : TDepth["length"] extends 7
      ? never
      : TValue extends IfForeign<TValue> | string | number | boolean | bigint | symbol | null | undefined
        ? never
        : TValue extends readonly (infer TItem)[]
          ? Anys<TItem, `${TPath}[]`, [...TDepth, 0]>
          : TValue extends AsyncGenerator<infer TItem, infer TEnd, infer TInput>
            ? Anys<TItem | TEnd | TInput, `${TPath}*[]`, [...TDepth, 0]>
            : TValue extends PromiseLike<infer TSettled>
              ? Anys<TSettled, `${TPath}*`, [...TDepth, 0]>
              : TValue extends (...args: infer TArguments) => infer TOutput
                ? Anys<TArguments, `${TPath}(`, [...TDepth, 0]> | Anys<TOutput, `${TPath})`, [...TDepth, 0]>
                : TValue extends abstract new (
                      ...args: infer TArguments
                    ) => infer TInstance
                  ? Anys<TArguments, `${TPath}new(`, [...TDepth, 0]> | Anys<TInstance, `${TPath}new`, [...TDepth, 0]>
                  : {
                      [K in keyof TValue & string]-?: Anys<TValue[K], `${TPath}.${K}`, [...TDepth, 0]>;
                    }[keyof TValue & string];

it("finds any where it is", () => {
  // biome-ignore lint/suspicious/noExplicitAny: it is what the test looks for
  type Hole = any;

  expectTypeOf<Anys<Hole, "x">>().toEqualTypeOf<"x">();
  expectTypeOf<Anys<{ a: { b?: Hole } }>>().toEqualTypeOf<".a.b">();
  expectTypeOf<Anys<(input: Hole[]) => Promise<{ c: Hole }>>>().toEqualTypeOf<"([][]" | ")*.c">();
  expectTypeOf<Anys<new (options: { d: Hole }) => Error>>().toEqualTypeOf<"new([].d">();
  expectTypeOf<Anys<() => Hole>>().toEqualTypeOf<")">();
  expectTypeOf<Anys<orgkit.HttpError<404, Hole>>>().toEqualTypeOf<".body">();
  expectTypeOf<Anys<{ a: unknown; b: string | undefined; c: never[] }>>().toEqualTypeOf<never>();
});

it("finds none in what the package exports", () => {
  expectTypeOf<Anys<typeof orgkit>>().toEqualTypeOf<never>();
  expectTypeOf<Anys<typeof polar>>().toEqualTypeOf<never>();
  expectTypeOf<Anys<typeof openai>>().toEqualTypeOf<never>();
  expectTypeOf<Anys<typeof clerk>>().toEqualTypeOf<never>();
  expectTypeOf<Anys<typeof clerkSlim>>().toEqualTypeOf<never>();
  expectTypeOf<Anys<typeof permit>>().toEqualTypeOf<never>();
});

it("finds none in the types that it exports alone", () => {
  type Main = [
    orgkit.AnyError,
    orgkit.CallMeta,
    orgkit.CallOptions,
    orgkit.CoreOptions,
    orgkit.Hooks,
    orgkit.Page<{ id: string }>,
    orgkit.CollectResult<{ id: string }>,
    polar.PolarOptions,
    polar.OrganizationAccessTokenCreateResponse,
    polar.OrganizationAccessTokensListError,
    openai.OpenAIOptions,
    openai.Invite,
    openai.ListInvitesError,
    clerk.ClerkOptions,
    clerk.Organization,
    clerk.UpdateOrganizationRequest,
    clerk.UploadOrganizationLogoError,
    permit.PermitOptions,
    permit.OrganizationRead,
    permit.OrganizationStats,
    permit.StatsOrganizationError,
    proxy.ProxyOptions<"clerk", "listOrganizations" | "updateOrganization">,
    proxy.ProxyFields<"openai", "inviteUser">,
  ];

  expectTypeOf<Anys<Main[number]>>().toEqualTypeOf<never>();
});
