/**
 * Everything a person reads: one folder a language, one file a topic. English is the language that everything is
 * written in first; what another language lacks stands in English. The folders hold data and nothing else, so that
 * one of them can be sent to a translator.
 *
 * **To add a text**, write it in `en/<topic>.ts` and `ko/<topic>.ts` under the same key, and say it:
 *
 *     const t = useStrings(scene);        // from ui/kit/i18n; renders again when the language changes
 *     t('title'); t('fell', { count: 3 }); // text(scene)('title') outside React
 *
 * An unknown key, a missing value, a translated key that English does not have and a placeholder that a translation
 * forgot are type errors; a test lists what a language lacks. Keys are flat. Plurals are `key_one` and `key_other`,
 * chosen by `count`, and whatever forms the language has (`Intl.PluralRules`): Korean has `key_other` alone.
 * `{{n, number}}` writes a number as the language does.
 *
 * **To add a topic**, add `en/<topic>.ts` and `ko/<topic>.ts`, and name it in `ko/first.ts` if the page shows it before
 * anything is asked for, else in `ko/rest.ts`. English comes with the feature that imports it.
 *
 * **To add a language**, add a folder beside `ko` with the same files and a line in `languages.ts`.
 */
export interface Topic<English extends Texts> {
  readonly name: string;
  readonly english: English;
}

export type Texts = Readonly<Record<string, string>>;

/** The English texts of a topic; `name` is also what it is exported as. */
export function topic<const English extends Texts>(name: string, english: English): Topic<English> {
  return { name, english };
}

/** `n` of '{{n, number}}', for each pair of braces in a sentence. */
export type Placeholder<Sentence> = Sentence extends `${string}{{${infer Inside}}}${infer Rest}`
  ? (Inside extends `${infer Name},${string}` ? Name : Inside) | Placeholder<Rest>
  : never;

/** `fell` of `fell_one` and `fell_other`; any other key as it is. */
export type Stem<Key> = Key extends `${infer Word}_one` | `${infer Word}_other` ? Word : Key;

/** What an English topic says in another language, as far as it does. */
export type Translation<T> =
  T extends Topic<infer English>
    ? {
        readonly [Key in keyof English & string as Key extends `${string}_one` | `${string}_other`
          ? never
          : Key]?: Holding<Placeholder<English[Key]>>;
      } & {
        readonly [Key in keyof English & string as Key extends `${infer Word}_other`
          ? `${Word}_${Intl.LDMLPluralRule}`
          : never]?: Holding<Exclude<Placeholder<English[Key]>, 'count'>>;
      }
    : never;

/** Any sentence that has all these placeholders. */
type Holding<Names extends string> = Intersection<
  Names extends string ? [`${string}{{${Names}${'' | `,${string}`}}}${string}`] : never
> &
  string;

type Intersection<Boxed> = (Boxed extends [infer One] ? (value: One) => void : never) extends (
  value: infer All,
) => void
  ? All
  : never;
