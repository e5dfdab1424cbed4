import { Link } from 'react-router-dom';

/** What a row is about, which is the way to its page, and the order's number below, where it is of one. */
export const RowTitle = ({ to, title, order }: { readonly to: string; readonly title: string; readonly order?: string }) => (
  <>
    <Link className="row-link font-medium" to={to} dir="auto">
      {title}
    </Link>
    {order !== undefined && (
      <span className="block text-13 font-normal text-muted">
        <bdi className="whitespace-nowrap">{order}</bdi>
      </span>
    )}
  </>
);
