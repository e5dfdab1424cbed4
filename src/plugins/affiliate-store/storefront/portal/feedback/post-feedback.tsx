import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { Loaded, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

const KINDS = ['issue', 'idea'] as const;

function Fields({ products }: { readonly products: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useSite();
  return (
    <>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('feedback.about')}</span>
        <select name="product" className="input">
          <option value="">{t('feedback.ofShop')}</option>
          {products.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('feedback.kind')}</span>
        <select name="kind" className="input">
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`feedback.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('feedback.headline')}</span>
        <input name="title" className="input" required minLength={4} maxLength={120} dir="auto" />
      </label>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('feedback.text')}</span>
        <textarea name="text" className="input" rows={4} required minLength={2} maxLength={2000} dir="auto" />
      </label>
    </>
  );
}

/** Puts an issue or an idea on the board. */
export function PostFeedback() {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const choices = useStore(['feedback-choices'], (asking) => asking.feedback.choices());
  const post = useMutation({
    mutationFn: (form: FormData) => {
      const product = typed(form, 'product');
      const kind = KINDS.find((one) => one === typed(form, 'kind')) ?? 'idea';
      const body = { kind, title: typed(form, 'title'), text: typed(form, 'text'), ...(product === '' ? {} : { product }) };
      return client.feedback.post({ body });
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['list', 'feedback'] });
      void navigate(`/feedback/${id}`);
    },
  });
  return (
    <details className="no-print mt-6 border-y border-line py-3">
      <summary className="link min-h-9 w-fit font-medium">{t('feedback.new')}</summary>
      <form
        className="mt-4 grid max-w-text gap-4 pb-3"
        onSubmit={(event) => {
          event.preventDefault();
          post.mutate(new FormData(event.currentTarget));
        }}
      >
        <p className="text-muted">{t('feedback.newHelp')}</p>
        <Loaded query={choices}>{(products) => <Fields products={products} />}</Loaded>
        <button type="submit" className="button button-primary w-fit" disabled={post.isPending || !choices.isSuccess}>
          {t('feedback.send')}
        </button>
        {post.isError && <Failed failure={post.error} />}
      </form>
    </details>
  );
}
