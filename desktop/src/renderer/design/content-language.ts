/** Languages side by side: what a pack says is marked with its own, so that a word of ours inside it needs the page's. */
import { createContext, use } from 'react';

/** As it stands in `index.html`. */
export const pageLanguage = 'en';

/** The language of the content inside, given once by whoever shows it; marked by what sets the content. */
export const ContentLanguage = createContext<string | undefined>(undefined);

export const useContentLanguage = () => use(ContentLanguage);
