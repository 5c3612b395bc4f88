/** Points that are looked at before a text is public. Without the schemas beside them: a page needs no validator. */

/**
 * 保守国家秘密法 (2024) article 35 asks for a review of whatever is to be public, article 64 names work secrets;
 * 政府信息公开条例 (国令第711号) article 17 asks the same, articles 14 and 15 name what must not be in it.
 */
export const SECRECY_CHECKS = ['no-state-secret', 'no-work-secret', 'no-person', 'no-business-secret'] as const
