/** Switches of the OpenAI sandbox. */
export interface OpenAISandboxOptions {
  /** Status of a create; 200 unless told otherwise. The vendor sent 201 until about December 2025. */
  createStatus?: 200 | 201;
  /** How long an invite is open; 7 days unless told otherwise. */
  lifetimeMs?: number;
  /** The project that an invite without `projects` names, as its member; none unless told otherwise. */
  defaultProject?: string;
  /** Lets a pending invite read `expired` once its time is over; true unless told otherwise. */
  expirePending?: boolean;
  /** Order of the list; newest first unless told otherwise. */
  order?: "newestFirst" | "oldestFirst";
  /** The projects that exist; every `proj_…` id does unless told otherwise. */
  projects?: readonly string[];
  /** Addresses of people who are members from the start. */
  members?: readonly string[];
  /** The organization; a header that names another one is refused. Any header is fine unless told otherwise. */
  organization?: string;
  /** Form of the error of a 403; a string unless told otherwise. */
  permissionError?: "string" | "object";
}

/** Names a scope of an admin key. */
export type OpenAIScope = "api.management.read" | "api.management.write";

/** Describes an OpenAI key that is judged for what it is. */
export interface OpenAICredential {
  vendor: "openai";
  token: string;
  /** A project key may call nothing here; read off the prefix `sk-proj-` unless told otherwise. */
  kind?: "admin" | "project";
  /** Scopes an admin key holds; both unless told otherwise. */
  scopes?: readonly OpenAIScope[];
  /** A revoked key is unknown. */
  revoked?: boolean;
}

/** Helps a test to bring about what no OpenAI operation does. Both throw a RangeError unless the invite is pending. */
export interface OpenAIControls {
  /** Accepts an invite now: its address becomes a member's. */
  accept(inviteId: string): void;
  /** Lets an invite expire now. */
  expire(inviteId: string): void;
}
