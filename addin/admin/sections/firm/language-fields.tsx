import { Checkbox, makeStyles } from "@fluentui/react-components";
import { languages as allLanguages } from "#shared/language.ts";
import { ChoiceField } from "../../parts/choice-field.tsx";
import type { EditForm } from "../../parts/use-edit-form.ts";
import type { FirmValues } from "./firm-values.ts";
import { languageNames } from "../language-names.ts";

const useStyles = makeStyles({ boxes: { display: "flex", flexWrap: "wrap" } });

/** In which languages the firm writes, and in which unless a client has another. */
export function LanguageFields({ form }: { form: EditForm<FirmValues> }) {
  const styles = useStyles();
  const { languages, defaultLanguage } = form.values;
  return (
    <>
      <div className={styles.boxes} role="group" aria-label="Languages of invoices">
        {allLanguages.map((language) => (
          <Checkbox
            key={language}
            label={languageNames[language]}
            checked={languages.includes(language)}
            disabled={language === defaultLanguage}
            onChange={(_, { checked }) =>
              form.change({
                languages: allLanguages.filter((one) =>
                  one === language ? checked === true : languages.includes(one),
                ),
              })
            }
          />
        ))}
      </div>
      <ChoiceField
        label="Language where a client has none"
        value={defaultLanguage}
        options={languages.map((value) => ({ value, text: languageNames[value] }))}
        problem={form.problemOf("defaultLanguage") ?? form.problemOf("languages")}
        onChange={(language) => form.change({ defaultLanguage: language })}
      />
    </>
  );
}
