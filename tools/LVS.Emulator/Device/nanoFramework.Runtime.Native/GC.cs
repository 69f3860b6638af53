namespace nanoFramework.Runtime.Native
{
    /// <summary>The device's garbage collector. The PC's has nothing in common with it.</summary>
    internal static class GC
    {
        /// <summary>Collects, and tells how much heap is free; here, how much memory the PC has for this process, cut to 32 bits.</summary>
        public static uint Run(bool compactHeap)
        {
            long size = System.GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            return size > uint.MaxValue ? uint.MaxValue : (uint)size;
        }
    }
}
