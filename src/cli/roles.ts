/** Who may change policy, forms, calendar and organisation. */
export const KEEPERS = ['marketing', 'info-manager', 'admin-info', 'general-manager'] as const;
