using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Brings two tables of stripes together: where a bucket differs it is told whole, and who hears that tells only what the teller lacks.
    /// Who hears from another what it was about to tell keeps silent.
    /// </summary>
    internal sealed class StripeNews
    {
        private readonly StripeTable stripes;
        private readonly Fragment about;
        private int bucketsDue;
        private long bucketsDueAtMs;
        private long owedAtMs;
        private int cursor;
        private bool isOwing;

        /// <summary>Makes the teller of a table.</summary>
        internal StripeNews(StripeTable stripes, byte[] scratch)
        {
            about = new Fragment(scratch);
            this.stripes = stripes;
        }

        /// <summary>When there is something to tell; far away when there is not.</summary>
        internal long DueAtMs()
        {
            long due = bucketsDue != 0 ? bucketsDueAtMs : long.MaxValue;
            return isOwing && owedAtMs < due ? owedAtMs : due;
        }

        /// <summary>Buckets differ from somebody's: they are to be told, unless somebody else is quicker.</summary>
        internal void Differs(int buckets, long dueMs)
        {
            if (bucketsDue == 0)
            {
                bucketsDueAtMs = dueMs;
            }

            bucketsDue |= buckets;
        }

        /// <summary>A list of stripes was heard.</summary>
        /// <returns>Whether it held news.</returns>
        internal bool Hear(StoreFrame heard, long nowMs, long dueMs)
        {
            bool isNews = false;
            for (int i = 0; i < heard.EntryCount; i++)
            {
                heard.GetEntry(i, about);
                isNews |= stripes.Learn(about);
                int slot = stripes.SlotOf(about.Stripe);
                if (slot >= 0 && stripes.VersionAt(slot) == about.Version)
                {
                    stripes.Owe(slot, false);
                }
            }

            if ((heard.Flags & StoreFrame.FlagWhole) == 0)
            {
                return isNews;
            }

            // What the teller did not list, it does not know; it will tell whether the rest is the same now, so this bucket need not be
            // told whole.
            bucketsDue &= ~(1 << heard.Bucket);
            for (int slot = 0; slot < stripes.Count; slot++)
            {
                if (Digest.BucketOf(stripes.StripeAt(slot)) == heard.Bucket && !Lists(heard, slot))
                {
                    stripes.Owe(slot, true);
                    isOwing = true;
                    owedAtMs = owedAtMs > nowMs ? owedAtMs : dueMs;
                }
            }

            return isNews;
        }

        /// <summary>Puts the list that is due into a frame.</summary>
        /// <returns>Whether there is something to be sent.</returns>
        internal bool PutList(long nowMs, StoreFrame said)
        {
            if (isOwing && nowMs >= owedAtMs)
            {
                // Once nothing is left to be told, there is nothing owing.
                isOwing = PutOwed(said);
                if (isOwing)
                {
                    return true;
                }
            }

            if (bucketsDue == 0 || nowMs < bucketsDueAtMs)
            {
                return false;
            }

            int bucket = 0;
            while ((bucketsDue >> bucket & 1) == 0)
            {
                bucket++;
            }

            bucketsDue &= ~(1 << bucket);
            PutBucket(bucket, said);
            return true;
        }

        private bool PutOwed(StoreFrame said)
        {
            said.Begin(FrameKind.Want, 0);
            for (int slot = 0; slot < stripes.Count && said.EntryCount < StoreFrame.EntriesMax; slot++)
            {
                int bucket = Digest.BucketOf(stripes.StripeAt(slot));
                if (stripes.IsOwed(slot) && (said.EntryCount == 0 || bucket == said.Bucket))
                {
                    stripes.Owe(slot, false);
                    said.Bucket = bucket;
                    stripes.Get(slot, about);
                    said.SetEntry(said.EntryCount++, about);
                }
            }

            return said.EntryCount > 0;
        }

        private void PutBucket(int bucket, StoreFrame said)
        {
            said.Begin(FrameKind.Want, StoreFrame.FlagWhole);
            said.Bucket = bucket;
            for (int i = 0; i < stripes.Count; i++)
            {
                // Where the last one ended: a bucket too large for one frame is told piece by piece.
                int slot = (cursor + i) % stripes.Count;
                if (Digest.BucketOf(stripes.StripeAt(slot)) != bucket)
                {
                    continue;
                }

                if (said.EntryCount == StoreFrame.EntriesMax)
                {
                    said.Flags = 0;
                    cursor = slot;
                    return;
                }

                stripes.Get(slot, about);
                said.SetEntry(said.EntryCount++, about);
            }
        }

        private bool Lists(StoreFrame heard, int slot)
        {
            for (int i = 0; i < heard.EntryCount; i++)
            {
                if (heard.Stripes[i] == stripes.StripeAt(slot))
                {
                    return heard.Versions[i] - stripes.VersionAt(slot) >= 0;
                }
            }

            return false;
        }
    }
}
