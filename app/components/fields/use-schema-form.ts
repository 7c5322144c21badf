import { valibotResolver } from "@hookform/resolvers/valibot";
import { type FormEvent, useMemo, useRef } from "react";
import { type FieldValues, type Resolver, type UseFormRegister, useForm } from "react-hook-form";
import type { GenericSchema } from "valibot";
import type { FormErrors } from "~/platform/forms/parse-form";

/**
 * A form checked in the browser by the same schema as on the server. Until the scripts have come, and without them,
 * it is the plain form it also is: a valid one is sent by the browser itself, with the button that was pressed.
 */
export function useSchemaForm(schema: GenericSchema<FieldValues, unknown>, serverErrors?: FormErrors) {
  // The same object at every rendering: a new one is taken for new errors, without end.
  const sent = useMemo(() => asFieldErrors(serverErrors ?? {}), [serverErrors]);
  const form = useForm<FieldValues>({
    resolver: valibotResolver(schema) as Resolver<FieldValues>,
    errors: sent,
    // The summary of errors takes the focus.
    shouldFocusError: false,
    mode: "onSubmit",
    reValidateMode: "onChange",
  });
  const errors: FormErrors = {};
  for (const [name, error] of Object.entries(form.formState.errors)) {
    if (typeof error?.message === "string") errors[name] = error.message as FormErrors[string];
  }
  const checked = useRef(false);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (checked.current) return;
    const target = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const send = () => {
      checked.current = true;
      target.requestSubmit(button);
      checked.current = false;
    };
    // Not at once: a form ignores requestSubmit while it is still telling its listeners of the first try.
    void form.handleSubmit(() => void setTimeout(send))(event);
  };
  const register: UseFormRegister<FieldValues> = form.register;
  return { register, errors, onSubmit, clearErrors: () => form.clearErrors() };
}

function asFieldErrors(errors: FormErrors) {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, { type: "server", message }]),
  );
}
