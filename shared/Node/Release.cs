namespace LVS.Node
{
    /// <summary>What this source is called to people: the version of image, tools and announcements.</summary>
    public static class Release
    {
        /// <summary>Major, minor and patch.</summary>
        public const string Version = "0.1.0";
    }
}
