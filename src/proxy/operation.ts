import type { routes } from "./routes.js";
import type { ProxyVendor, RequestOf, VendorOperation } from "./vendors.js";

declare const narrowed: unique symbol;

/** Says that a call may be made with what `operation.with` was given; nothing else makes one. */
export interface NarrowedCall {
  readonly [narrowed]: true;
}

/** One call that a browser asks for. */
export interface ProxyCall<TVendor extends ProxyVendor, TName extends VendorOperation<TVendor>> {
  /** The name of the function. */
  readonly name: TName;
  /**
   * What the browser sent, by the names of the function's request. Nothing of it has been checked but that it has no
   * other fields: parameters are text, and a body is whatever JSON says.
   */
  readonly input: ProxyInput<TVendor, TName>;
  /**
   * Allows the call with these fields in place of the browser's; fields that are not named stay as they are. Throws a
   * TypeError for what could loosen the call instead: an id, a parameter or a field that is undefined, an id or a
   * parameter that is null or empty.
   */
  with(fields: ProxyFields<TVendor, TName>): NarrowedCall;
}

/** A call of one of several operations: `name` tells which, and with it what `input` and `with` take. */
export type ProxyOperation<TVendor extends ProxyVendor, TName extends VendorOperation<TVendor>> = TName extends TName
  ? ProxyCall<TVendor, TName>
  : never;

/** What a browser sends for an operation. The form of an upload is not part of it: it is passed on unread. */
export type ProxyInput<TVendor extends ProxyVendor, TName extends VendorOperation<TVendor>> = Flat<
  { readonly [K in PathField<RouteOf<TVendor, TName>>]: string } & {
    readonly [K in keyof QueryOf<RouteOf<TVendor, TName>>]?: QueryOf<RouteOf<TVendor, TName>>[K] extends "many"
      ? readonly string[]
      : string;
  } & Body<RouteOf<TVendor, TName>, { readonly [K in JsonField<RouteOf<TVendor, TName>>]?: unknown }>
>;

/** What `operation.with` takes: fields of the function's request. */
export type ProxyFields<TVendor extends ProxyVendor, TName extends VendorOperation<TVendor>> = Flat<
  { readonly [K in PathField<RouteOf<TVendor, TName>>]?: string } & {
    readonly [K in keyof QueryOf<RouteOf<TVendor, TName>>]?: NonNullable<Field<RequestOf<TVendor, TName>, K>>;
  } & Partial<
      Body<
        RouteOf<TVendor, TName>,
        {
          readonly [K in JsonField<RouteOf<TVendor, TName>>]?: Exclude<
            Field<BodyOf<RouteOf<TVendor, TName>, RequestOf<TVendor, TName>>, K>,
            undefined
          >;
        }
      >
    >
>;

type RouteOf<TVendor extends ProxyVendor, TName> = TName extends keyof (typeof routes)[TVendor]
  ? (typeof routes)[TVendor][TName]
  : never;

type PathField<TRoute> = TRoute extends { readonly route: infer TText } ? Braced<TText> : never;
type Braced<TText> = TText extends `${string}{${infer TName}}${infer TRest}` ? TName | Braced<TRest> : never;
type QueryOf<TRoute> = TRoute extends { readonly query: infer TQuery } ? TQuery : unknown;
type JsonField<TRoute> = TRoute extends { readonly json: readonly (infer TName extends string)[] } ? TName : never;

/** Puts the fields of a body where the function's request has them. */
type Body<TRoute, TFields> = TRoute extends { readonly under: infer TName extends string }
  ? { readonly [K in TName]: TFields }
  : TFields;
type BodyOf<TRoute, TRequest> = TRoute extends { readonly under: infer TName } ? Field<TRequest, TName> : TRequest;
type Field<TObject, TName> = TName extends keyof TObject ? TObject[TName] : never;
type Flat<TObject> = { [K in keyof TObject]: TObject[K] };
