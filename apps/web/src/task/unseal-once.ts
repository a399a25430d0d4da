import { type PublicQuestion, type PublicVariant, type SealedVariant, unseal } from '@tenfold/pattern/public';

const unsealed = new WeakMap<PublicVariant, SealedVariant>();

/** What is sealed in a variant; the work is done once for each. */
export function unsealOnce(question: PublicQuestion, variant: PublicVariant): SealedVariant {
  let content = unsealed.get(variant);
  if (!content) {
    content = unseal(variant.sealed, question.id);
    unsealed.set(variant, content);
  }
  return content;
}
