/** Names a project that an invite grants, in the vendor's own form. */
export interface ProjectGrant {
  readonly id: string;
  readonly role: string;
}

/** Holds one invite; times are Unix seconds. */
export interface Invite {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly createdAt: number;
  readonly projects: readonly ProjectGrant[];
  expiresAt: number;
  acceptedAt: number | null;
  status: "pending" | "accepted" | "expired";
}

/** Shows an invite as the vendor's answers do. */
export function inviteJson(invite: Invite): Record<string, unknown> {
  return {
    object: "organization.invite",
    id: invite.id,
    email: invite.email,
    role: invite.role,
    status: invite.status,
    created_at: invite.createdAt,
    expires_at: invite.expiresAt,
    accepted_at: invite.acceptedAt,
    projects: invite.projects,
  };
}
