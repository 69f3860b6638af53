namespace LVS.Node
{
    /// <summary>What a node counts besides the outcomes of received frames. Indices into <see cref="Counters"/>.</summary>
    public static class Counter
    {
        /// <summary>Received frames by outcome: <c>Outcome</c> as the index, 0 for frames that were used.</summary>
        public const int FirstOutcome = 0;

        /// <summary>Number of outcomes: one above the last.</summary>
        public const int OutcomeCount = (int)Core.Outcome.Twin + 1;

        /// <summary>Frames handed to the link.</summary>
        public const int FramesSent = OutcomeCount;

        /// <summary>Bytes handed to the link.</summary>
        public const int BytesSent = OutcomeCount + 1;

        /// <summary>Frames that the link refused.</summary>
        public const int SendsFailed = OutcomeCount + 2;

        /// <summary>Bytes received, of any outcome.</summary>
        public const int BytesReceived = OutcomeCount + 3;

        /// <summary>Frames of neighbours that never arrived: gaps in their seq.</summary>
        public const int FramesMissed = OutcomeCount + 4;

        /// <summary>Largest frame sent, in bytes.</summary>
        public const int FrameSizeLargest = OutcomeCount + 5;

        /// <summary>Edges opened.</summary>
        public const int EdgesOpened = OutcomeCount + 6;

        /// <summary>Edges closed, their net flow returned.</summary>
        public const int EdgesClosed = OutcomeCount + 7;

        /// <summary>Payments made.</summary>
        public const int Payments = OutcomeCount + 8;

        /// <summary>Times VaultGuard paid or credited less than was wanted or claimed.</summary>
        public const int GuardInterventions = OutcomeCount + 9;

        /// <summary>Records written to the vault.</summary>
        public const int RecordsWritten = OutcomeCount + 10;

        /// <summary>Records that the vault refused; the frame that would have revealed them was not sent.</summary>
        public const int RecordsFailed = OutcomeCount + 11;

        /// <summary>Censuses obeyed.</summary>
        public const int Holds = OutcomeCount + 12;

        /// <summary>Neighbours evicted: for lies, for silence.</summary>
        public const int Evictions = OutcomeCount + 13;

        /// <summary>Lies proven: books that do not add up, overclaims, frames that differ from what others heard.</summary>
        public const int Lies = OutcomeCount + 14;

        /// <summary>Relayed frames that matched what we heard ourselves.</summary>
        public const int RelaysConfirmed = OutcomeCount + 15;

        /// <summary>Epochs turned.</summary>
        public const int Rotations = OutcomeCount + 16;

        /// <summary>Slots that the audit found corrupted and closed.</summary>
        public const int SlotsRepaired = OutcomeCount + 17;

        /// <summary>Proofs of storage of neighbours that were right and rewarded.</summary>
        public const int ProofsConfirmed = OutcomeCount + 18;

        /// <summary>Length of <see cref="Counters"/>.</summary>
        public const int Count = OutcomeCount + 19;
    }
}
