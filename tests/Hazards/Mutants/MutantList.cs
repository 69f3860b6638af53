using System.Collections.Generic;

using Mono.Cecil.Cil;

namespace LVS.Tests.Hazards.Mutants;

/// <summary>The seeded bugs. Each is one slip that compiles, passes a glance, and would cost value, liveness or trust.</summary>
internal static class MutantList
{
    private const string Ledger = "LVS.Core.EdgeTable";
    private const string Record = "LVS.Core.LedgerRecord";
    private const string Life = "LVS.Core.NodeLife";
    private const string Step = "LVS.Core.DriftStep";
    private const string Guard = "LVS.Core.VaultGuard";
    private const string Settlement = "LVS.Core.Settlement";
    private const string Door = "LVS.Core.Admission";
    private const string Node = "LVS.Node.MicroNode";
    private const string Stage = "LVS.Node.DiffStage";
    private const string Hood = "LVS.Core.TrustTable";
    private const string Trust = "LVS.Core.TrustCredits";
    private const string Keys = "LVS.Core.EdgeKeyTable";
    private const string Shake = "LVS.Core.Handshake";
    private const string Member = "LVS.Node.Membership";
    private const string Repair = "LVS.Node.StripeRepair";
    private const string Keeping = "LVS.Node.FetchCheck";
    private const string Book = "LVS.Core.StripeBook";
    private const string Accounts = "LVS.Node.RoomAccounts";
    private const string Frames = "LVS.Core.StoreFrame";
    private const string Audit = "LVS.Node.StripeAudit";
    private const long NoLimit = 1L << 40;

    public static readonly IReadOnlyList<Mutant> All =
    [
        new("creditTwice", "a credit is added to the float twice", Ledger, "Credit", Il.Twice(), "calm", 1) { IsQuick = true },
        new("creditNever", "a credit is counted but not added to the float", Ledger, "Credit", Il.Never(), "calm", 1),
        new("payForFree", "a payment is counted but not taken from the float", Ledger, "Pay", Il.Never(1), "calm", 1),
        new("payUncounted", "a payment is taken from the float but not counted", Ledger, "Pay", Il.Never(0), "calm", 1),
        new("forgetRefundOnClose", "closing an edge forgets to return its net flow", Ledger, "Refund", Il.Never(), "flash-crowd",
            1) { IsQuick = true },
        new("refundTwice", "closing an edge returns its net flow twice", Ledger, "Refund", Il.Twice(), "flash-crowd", 1),
        new("forgetRefundOnReopen", "an edge that the peer reopened keeps its old counters", Ledger, "Reopen", Il.NoCall("Refund"),
            "rollback-deep", 2),
        new("sameNonceOnReopen", "an edge that the peer reopened keeps its old nonce", Shake, "HearProposal",
            Il.NoElementStore("OwnNonceOf"), "rollback-deep", 2),
        new("tagsIgnored", "entries are believed whatever their tag", Shake, "IsRight", Il.Returns(1), "framing", 2) { IsQuick = true },
        new("adoptForFree", "payments that flash forgot are counted again but not taken from the float", Ledger, "Echo", Il.Never(),
            "flash-rollback", 6),
        new("adoptUnkept", "payments that flash forgot are told of before flash has them again", Stage, "HearEdge", Il.NoStore("RecordDue"),
            "flash-rollback", 6),
        new("skipMaxMerge", "what the peer has echoed is not merged into what we know", Ledger, "Echo", Il.BranchAlways(Code.Ble, 3),
            "calm", 1) { IsQuick = true },
        new("nonceForgotten", "the record does not keep the nonce of an edge", Keys, "WriteSlot", Il.FieldZero("OwnNonceOf"),
            "reboots", 3),
        new("reuseSeq", "after a reboot seq goes on below what was reserved", Life, "Read", Il.SeqBack(), "reboots", 2) { IsQuick = true },
        new("reserveNothing", "no seq is ever reserved ahead", Life, "ReserveNext", Il.Constant(1024, 0), "reboots", 2),
        new("turnForAll", "a wake's one record is given to everybody who asks", "LVS.Node.WakeTurn", "Take", Il.Returns(1), "dark-days",
            1) { IsQuick = true },
        new("crcIgnored", "a torn record is taken for a whole one", Record, "IsWhole", Il.Returns(1), "torn-writes", 6),
        new("payBeforePersist", "a movement does not make a new record due", Stage, "Settle", Il.NoStore("RecordDue"), "calm",
            1) { IsQuick = true },
        new("revealBeforePersist", "frames leave though nothing was written", Node, "Emit", Il.NoCall("Keep", 1), "calm", 1),
        new("forgetClipOnPay", "payments are not clipped", Guard, "ClipPayment", Il.ArgumentIs("clip", NoLimit), "tight",
            1) { IsQuick = true },
        new("forgetClipOnCredit", "credits are not clipped", Guard, "ClipCredit", Il.ArgumentIs("clip", NoLimit), "mint", 2),
        new("forgetCapOnPay", "payments know no cap", Guard, "ClipPayment", Il.ArgumentIs("cap", NoLimit), "drain", 2) { IsQuick = true },
        new("forgetCapOnCredit", "credits know no cap", Guard, "ClipCredit", Il.ArgumentIs("cap", NoLimit), "mint", 2),
        new("forgetFloor", "more is paid than the float holds", Guard, "ClipPayment", Il.ArgumentIs("ownFloat", NoLimit), "poor", 2),
        new("noInFlightInView", "unechoed payments are left out of the view of the payee", Settlement, "Apply",
            Il.NoDifference("PeerCreditedOf"), "delay", 1) { IsQuick = true },
        new("overpay", "the step is eight times too large", Step, "Amount",
            Il.Result((OpCodes.Ldc_I4_8, null), (OpCodes.Conv_I8, null), (OpCodes.Mul, null)), "calm", 1),
        new("staleBelieved", "old diffs are taken for fresh ones", Shake, "IsOld", Il.Returns(0), "replay", 10),
        new("quotaForgotten", "a witness grants without a quota", Hood, "Grant", Il.FieldIs("QuotaUvu", NoLimit), "tight",
            1) { IsQuick = true },
        new("quotaUncounted", "what was granted is not counted against the quota", Hood, "Grant", Il.NoFieldStore("grantedInEpoch"),
            "tight", 1),
        new("pumpForgotten", "what a closed edge granted is granted again over the next one of its slot", Hood, "Receive",
            Il.NoDifference("Narrow"), "grant-pump", 1),
        new("anchorIgnored", "a base may grow by any amount", Hood, "MayFollow", Il.Returns(1), "base-mint", 3),
        new("youngForgotten", "young edges lend as much as old ones", Guard, "ClipYoung", Il.ArgumentIs("left", NoLimit), "bit-rot", 2),
        new("oldDisplaced", "an old neighbour makes room for whoever asks", Door, "Dispensable", Il.CallIs("IsOld", false), "eclipse", 2),
        new("youngestStays", "a full and old table lets nobody in", Ledger, "Youngest", Il.Returns(-1), "split-ten-days", 2),
        new("silenceForgiven", "a silent neighbour is never evicted", Member, "CareFor", Il.NoCall("Evict"), "eviction",
            1) { IsQuick = true },
        new("banForgotten", "who was evicted for lying is let in again at once", "LVS.Core.MembershipTable", "IsBanned", Il.Returns(0),
            "equivocate", 2),
        new("trustIgnored", "everybody is trusted in full from the first diff", Trust, "Of", Il.Returns(65536), "calm",
            1) { IsQuick = true },
        new("booksUnchecked", "a diff whose books do not add up is settled all the same", Stage, "HearEdge", Il.CallIs("Observe", true),
            "equivocate", 2),
        new("grantTwice", "grants stay when the epoch has turned, and are earned again", Hood, "Turn", Il.NoElementStore("Narrow"),
            "epoch-rotation", 1),
        new("neverRecreated", "a fragment that is missing is never re-created", "LVS.Node.Recreation", "Make", Il.Returns(0),
            "half-vanish", 1),
        new("secondsNarrow", "keeping's time has 32 bits of milliseconds", "LVS.Node.KeepingState", "get_Second",
            Il.After("get_NowMs", (OpCodes.Conv_I4, null), (OpCodes.Conv_I8, null)), "month-25", 2) { IsQuick = true },
        new("checkForgotten", "provers are never asked for what they prove", Keeping, "BeginNext", Il.CallIs("IsUnchecked", false),
            "lie-hoard", 1),
        new("waitForEver", "whoever says that it repairs is waited for, however often", Book, "HasWaited", Il.Returns(0),
            "false-repairs", 3) { IsQuick = true },
        new("servedToProvers", "what is challenged is served meanwhile", "LVS.Node.ServingPause", "Holds", Il.Returns(0), "proof-fetchers",
            1) { IsQuick = true },
        new("allowanceForgotten", "strangers may fill a room", Accounts, "Take", Il.Returns(8), "junk", 1) { IsQuick = true },
        new("paceForgotten", "strangers may take the last places at once", Accounts, "IntervalMs", Il.Returns(1), "junk-then-put",
            1) { IsQuick = true },
        new("prefixIgnored", "a node takes what belongs to its district for that of others", "LVS.Node.KeepingState",
            "IsHere", Il.Returns(0), "keep-through-broker", 1),
        new("proofUnchecked", "a proof is believed whatever block it shows", "LVS.Core.Namer", "IsProof", Il.Returns(1), "lie-bluff", 1),
        new("seedForgotten", "every challenge asks for the same block", Frames, "BlockOf", Il.ArgumentIs("seed", 0), "lie-block", 1),
        new("proverForgotten", "all provers show the same block", Frames, "BlockOf", Il.ArgumentIs("prover", 0), "lie-copy", 1),
        new("penalisedBelieved", "proofs of penalised members count", "LVS.Node.FragmentKeeper", "HearProof",
            Il.CallIs("IsTrusted", true), "lie-hoard", 1),
        new("silentTargetForgiven", "a member that takes nothing is asked again and again", "LVS.Node.FragmentPush", "Unanswered",
            Il.NoCall("Penalise"), "lie-room", 1),
        new("weightUnbounded", "who claims all room in the world is given everything", "LVS.Core.Placement", "Weight",
            Il.ArgumentIs("median", 1 << 20), "lie-grab", 1) { IsQuick = true },
        new("caughtForgiven", "who proves without serving is found out, and believed", Keeping, "End", Il.NoCall("Distrust"),
            "lie-hoard", 1),
        new("anybodyServes", "a fragment that another member served counts for the one under check", Keeping, "Hear",
            Il.After("PseudonymAt", (OpCodes.Pop, null), (OpCodes.Ldarg_2, null)), "lie-claim", 1),
        new("noiseServed", "noise counts as served", Keeping, "Hear", Il.CallIsField("NameOf", "stripe"), "lie-serve", 3),
        new("noiseCollected", "a repair is made of whatever comes", "LVS.Node.StripeFetch", "Hear",
            Il.CallIsField("NameOf", "stripe"), "lie-serve", 1),
        new("confirmForgotten", "what one session does not hear is re-created", Audit, "End", Il.FieldIs("confirms", 1, 1),
            "out-of-reach", 3),
        new("patienceForgotten", "what a silent member held is re-created at once", "LVS.Node.MemberWatch", "BringForward",
            Il.Constant(2, 100), "out-of-reach", 3),
        new("aloneJudges", "a node that hears nobody takes all others for gone", "LVS.Core.MemberTable", "IsAlone", Il.Returns(0),
            "cut-off", 1),
        new("shareForgotten", "one member may be given a whole stripe", "LVS.Core.Placement", "Share", Il.Returns(16),
            "spread-beside-liars", 1),
        new("neverSpread", "newcomers are given nothing", Repair, "SurplusOf", Il.Returns(0), "spread-beside-liars", 1),
        new("unprovedGivenUp", "what was sent counts as taken, and is given up", Repair, "Put", Il.ThenCall("FragmentPush.Put", "Kept", 0),
            "spread-beside-liars", 1),
        new("elsewhereGivenUp", "what was handed over to another half of the district is given up", Repair, "Kept",
            Il.CallIs("IsHere", true), "lie-names", 1),
        new("chainIgnored", "anybody may have a record forgotten", "LVS.Node.FragmentIntake", "HearRenewal", Il.CallIs("Belongs", true),
            "lie-erase", 1),
        new("expiryIgnored", "a fragment is kept for as long as its giver likes", "LVS.Node.FragmentIntake", "IsSoonEnough",
            Il.Returns(1), "far-expiry", 1),
        new("edgesUnlimited", "an edge may fill a room", Accounts, "TakeOfEdge", Il.Returns(1), "junk", 1),
        new("repairBelieved", "what is said to be repaired needs no proof", Accounts, "IsProved", Il.Returns(1), "lie-repair", 1),
        new("repairsUnlimited", "repairs may fill a room", "LVS.Node.KeepingState", "get_MayKeepRepaired", Il.Returns(1), "junk", 1),
        new("reserveForgotten", "no places are left for members that earned them", "LVS.Node.KeepingState", "get_OpenCount",
            Il.Constant(8, 1 << 20), "junk", 1),
        new("answersUnlimited", "every question is answered", "LVS.Node.FragmentService", "TakeFragment",
            Il.And(Il.Returns(1), "LVS.Node.FragmentService", "TakeProof", Il.Returns(1)), "lie-flood", 1),
        new("refusedCounts", "what flash refused counts as written, and is proved from memory", "LVS.Core.SegmentRing", "Append",
            Il.And(Il.CallIs("Write", true), "LVS.Core.FragmentLog", "IsRecordThere",
                Il.After("ReadAt", (OpCodes.Pop, null), (OpCodes.Ldc_I4_1, null))), "disk-full", 1),
        new("replayShifted", "a boot looks for each fragment one place behind it", "LVS.Core.FragmentLog", "Replay",
            Il.After("PlaceOf", (OpCodes.Ldc_I4_1, null), (OpCodes.Add, null)), "disk-full", 1),
    ];
}
