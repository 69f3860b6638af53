namespace nanoFramework.Runtime.Native
{
    /// <summary>The device's garbage collector. It has nothing in common with the PC's.</summary>
    internal static class GC
    {
        /// <summary>Collects and returns the free heap; here, the memory available to this process, cut to 32 bits.</summary>
        public static uint Run(bool compactHeap)
        {
            long size = System.GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            return size > uint.MaxValue ? uint.MaxValue : (uint)size;
        }
    }
}
