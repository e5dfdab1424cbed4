import { creativePicturePath } from '../../../../contracts/admin';
import type { AdminCreativeDetail } from '../../../../contracts/admin';
import { FileButton } from '../../shell/file-button';
import { Quiet, Stack, useWords } from '../../shell/kit';

/** Gives a banner its picture, or another in its place. */
export const PictureField = ({ creative }: { readonly creative: AdminCreativeDetail }) => {
  const words = useWords();
  return (
    <Stack>
      <Quiet>{words('creatives.pictureHint')}</Quiet>
      <div>
        <FileButton
          path={creativePicturePath.replace(':id', encodeURIComponent(creative.id))}
          accept="image/png,image/jpeg,image/gif,image/webp"
          name={words('creatives.picture')}
          label={words(creative.preview === null ? 'creatives.choosePicture' : 'creatives.replacePicture')}
          done={words('creatives.pictureDone')}
          touches={['adminCreatives']}
        />
      </div>
    </Stack>
  );
};
