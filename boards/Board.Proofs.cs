namespace LVS.Boards
{
    /// <content>
    /// Proves at compile time that a node fits the board: a constant whose condition fails is -1, which does not fit a byte, so the build
    /// stops.
    /// </content>
    public static partial class Board
    {
        // A lithium cell that was just charged.
        private const int BatteryMillivoltMax = 4200;

        private const byte ProofNodeFitsHeap = LVS.Node.HeapBudget.HeapSizeLeast <= HeapBudgetSize ? 0 : -1;
        private const byte ProofFilesFitDrive = NodeBudget.DriveBlockCount * NodeBudget.BlockSize <= DriveSize ? 0 : -1;
        private const byte ProofRecordFitsBlock = LVS.Core.Limits.LedgerRecordSize <= NodeBudget.BlockSize ? 0 : -1;
        private const byte ProofCodeFitsDeployment = NodeBudget.CodeSizeMax <= DeploymentSize ? 0 : -1;
        private const byte ProofPartitionsFitFlash = DeploymentSize + DriveSize < FlashSize ? 0 : -1;
        private const byte ProofBatteryFitsAdc = BatteryMillivoltMax * (long)BatteryDividerLowerOhm
            / (BatteryDividerUpperOhm + BatteryDividerLowerOhm) <= AdcMillivoltMax ? 0 : -1;
    }
}
