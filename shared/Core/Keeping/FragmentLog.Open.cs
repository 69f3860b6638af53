namespace LVS.Core
{
    /// <content>Fills the index from flash.</content>
    public sealed partial class FragmentLog
    {
        /// <summary>Fills the index from flash. It skips incomplete records, and segments that no longer count.</summary>
        /// <returns>Fragments restored.</returns>
        public int Open()
        {
            index.Clear();
            cleanedTo = 0;
            hasSurplus = false;
            if (!segments.Find())
            {
                return 0;
            }

            for (int generation = segments.Tail; generation - segments.Head <= 0; generation++)
            {
                if (segments.Has(generation))
                {
                    int end = Replay(generation);
                    segments.Position = generation == segments.Head ? end : segments.Position;
                }
            }

            if (hasSurplus)
            {
                Disown();
            }

            return index.Count;
        }

        /// <summary>Applies the records of a segment to the index.</summary>
        /// <returns>Position behind the last whole record.</returns>
        private int Replay(int generation)
        {
            int segment = segments.SegmentOf(generation);
            int end = 0;
            int at = 0;
            while (at < segmentSize)
            {
                int size = segments.ReadAt(segment, at);
                if (size == 0 || FlashRecord.GenerationOf(segments.Bytes) != generation)
                {
                    // Nothing was ever written beyond this position.
                    at = segments.IsPastEnd ? segmentSize : at + FlashRecord.Align;
                    continue;
                }

                ReplayRecord(segments.Bytes, segments.PlaceOf(segment, at));
                at += size;
                end = at;
            }

            return end;
        }

        private void ReplayRecord(byte[] bytes, int place)
        {
            int type = FlashRecord.TypeOf(bytes);
            if (type == FlashRecord.TypeCommit || !FlashRecord.IsRight(bytes))
            {
                return;
            }

            long name = FlashRecord.NameOf(bytes);
            int slot = index.SlotOf(name, FlashRecord.IndexOf(bytes));
            if (type == FlashRecord.TypeFragment)
            {
                int added = index.Add(name, FlashRecord.IndexOf(bytes), FlashRecord.ShapeOf(bytes), FlashRecord.ExpiryOf(bytes), place,
                    FlashRecord.OriginOf(bytes));
                hasSurplus |= added == None;
            }
            else if (slot != None)
            {
                index.Remove(slot);
            }
        }

        /// <summary>
        /// Removes from flash the fragments that found no room in the index, for example after the room was made smaller. At a later boot
        /// they would come back and take the place of fragments that are kept from now on.
        /// </summary>
        private void Disown()
        {
            int last = segments.Head;
            for (int generation = segments.Tail; generation <= last; generation++)
            {
                int segment = segments.SegmentOf(generation);
                for (int at = 0; at < segmentSize && segments.Has(generation);)
                {
                    int size = segments.ReadAt(segment, at);
                    if (size > 0 && !Disown(segments.Bytes, generation))
                    {
                        return;
                    }

                    at += size > 0 ? size : FlashRecord.Align;
                }
            }

            hasSurplus = false;
        }

        /// <returns>False when the flash refuses.</returns>
        private bool Disown(byte[] bytes, int generation)
        {
            long name = FlashRecord.NameOf(bytes);
            int position = FlashRecord.IndexOf(bytes);
            int shape = FlashRecord.ShapeOf(bytes);
            return FlashRecord.TypeOf(bytes) != FlashRecord.TypeFragment || FlashRecord.GenerationOf(bytes) != generation
                || !FlashRecord.IsRight(bytes) || index.SlotOf(name, position) != None
                || (MakeRoom(FlashRecord.SizeOf(0)) && segments.AppendRemoved(name, position, shape) >= 0);
        }
    }
}
