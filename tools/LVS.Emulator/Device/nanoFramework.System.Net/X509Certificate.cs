namespace System.Security.Cryptography.X509Certificates
{
    /// <summary>
    /// The device's certificate class. Its string argument is the certificate itself; .NET's constructor would take it for a file name.
    /// </summary>
    internal class X509Certificate
    {
        /// <summary>Takes a certificate in PEM form; the device parses it when it is used.</summary>
        public X509Certificate(string certificate)
        {
            Pem = certificate;
        }

        /// <summary>The text.</summary>
        internal string Pem { get; }
    }
}
