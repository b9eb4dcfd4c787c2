import type * as v from "valibot";
import { boolean, fromWire, list, nullish, open, rerun, schema, text } from "../../core/codec.js";
import { unixSeconds } from "../../core/dates.js";

/** A project that an invite opens. */
export interface InviteProject extends v.InferOutput<typeof InviteProjectSchema> {}
const InviteProjectSchema = fromWire({
  id: text,
  role: open<"member" | "owner">(),
});
const projects = list(InviteProjectSchema);

/** An invitation to an organization. */
export interface Invite extends v.InferOutput<typeof InviteSchema> {}
export const InviteSchema = fromWire({
  object: open<"organization.invite">(),
  id: text,
  email: text,
  /** The role in the organization. */
  role: open<"owner" | "reader">(),
  status: open<"pending" | "accepted" | "expired">(),
  /** When the invite was sent. */
  createdAt: unixSeconds,
  expiresAt: nullish(unixSeconds),
  /** Null while the invite is pending. */
  acceptedAt: nullish(unixSeconds),
  /** What the user may enter on acceptance; empty too where an answer leaves it out, as older ones do. */
  projects: schema<unknown, InviteProject[]>((input, issues) => rerun(projects, input ?? [], issues)),
});

/** The confirmation that an invite is gone. */
export interface InviteDeleteResponse extends v.InferOutput<typeof InviteDeleteResponseSchema> {}
export const InviteDeleteResponseSchema = fromWire({
  object: open<"organization.invite.deleted">(),
  id: text,
  deleted: boolean,
});
