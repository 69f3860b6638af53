namespace System.Security.Cryptography.X509Certificates
{
    /// <summary>The device's certificate: what .NET's constructor takes for a file name is the certificate itself here.</summary>
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
