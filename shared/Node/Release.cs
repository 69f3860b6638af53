namespace LVS.Node
{
    /// <summary>The version of image, tools and announcements, for people.</summary>
    public static class Release
    {
        /// <summary>Major, minor and patch.</summary>
        public const string Version = "0.1.0";
    }
}
