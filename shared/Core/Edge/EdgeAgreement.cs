namespace LVS.Core
{
    /// <summary>What a fresh diff says about the edge between its sender and us (SPEC 5.2).</summary>
    public enum EdgeAgreement
    {
        /// <summary>No entry for us: the sender has not admitted us, or has closed its end.</summary>
        Absent = 0,

        /// <summary>An entry for us, but it does not carry our current tag yet.</summary>
        Proposed = 1,

        /// <summary>The sender has closed and opened its end again; ours was closed too, its net flow returned.</summary>
        Reopened = 2,

        /// <summary>Both ends carry both tags: the counters count.</summary>
        Mutual = 3,

        /// <summary>The sender claims to have credited more than we sent: it lies, and the edge must be closed.</summary>
        Overclaim = 4,

        /// <summary>As <see cref="Mutual"/>, and the sender has echoed payments that our flash had lost: they were taken on.</summary>
        Recalled = 5,
    }
}
